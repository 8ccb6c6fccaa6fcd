// @ts-check
/** What is said when the search does not come, not even its words. The build puts the interface's language in its place. */
export const failed = 'Pencarian gagal dimuat. Coba lagi.';
