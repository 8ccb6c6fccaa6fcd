"""A session in, the memory that its page and its workers hold afterwards out, for both searches.

That is what JavaScript's heaps hold after collecting garbage, and the buffers beside them, those of WebAssembly
included. Code and drawing are left out.
"""

from __future__ import annotations

import json
import statistics
from typing import TYPE_CHECKING, Any

from bench.search.readers import PEERS, reader
from bench.search.sessions import SESSIONS

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

    from bench.search.figures import Figures, Stage

WORKER_ANSWERS_MS = 500


def used(usage: dict[str, Any]) -> float:
    """Return the bytes of one heap and its buffers."""
    return float(usage["usedSize"]) + float(usage.get("backingStorageSize", 0))


def workers_use(page: Page, session: CDPSession) -> float:
    """Return the bytes that the page's workers use; each is asked through the page, which is the only way to it."""
    usages: list[dict[str, Any]] = []
    attached: list[str] = []
    session.on("Target.attachedToTarget", lambda event: attached.append(event["sessionId"]))

    def note(event: dict[str, Any]) -> None:
        message = json.loads(event["message"])
        if "usedSize" in message.get("result", {}):
            usages.append(message["result"])

    session.on("Target.receivedMessageFromTarget", note)
    session.send("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False})
    page.wait_for_timeout(WORKER_ANSWERS_MS)
    for target in attached:
        for number, method in enumerate(("HeapProfiler.collectGarbage", "Runtime.getHeapUsage")):
            message = json.dumps({"id": number + 1, "method": method})
            session.send("Target.sendMessageToTarget", {"sessionId": target, "message": message})
    page.wait_for_timeout(WORKER_ANSWERS_MS)
    return sum(used(usage) for usage in usages)


def measure(stage: Stage) -> Figures:
    """Return the megabytes that a session leaves in use, on average."""
    figures: Figures = {}
    for peer in PEERS:
        sizes = []
        for queries in SESSIONS[:3]:
            with reader(stage, peer) as someone:
                for query in queries:
                    someone.type(query)
                    someone.rest()
                session = someone.context.new_cdp_session(someone.page)
                session.send("HeapProfiler.collectGarbage")
                usage = session.send("Runtime.getHeapUsage")
                sizes.append((used(usage) + workers_use(someone.page, session)) / 1e6)
        figures[f"{peer.prefix}memory_mb"] = statistics.fmean(sizes)
    return figures
