"""Pictures and sounds on the phone: what waits, what is told, and what stays."""

import pytest

from tests.phone.modules import import_in

TELL = """async (m, answers) => {
  const rooms = new Map();
  const room = (name) => rooms.get(name) ?? rooms.set(name, new Map()).get(name);
  const write = async (changes) => changes.forEach(([name, id, value]) =>
    (value === undefined ? room(name).delete(id) : room(name).set(id, value)));
  const store = {
    write, get: async (name, id) => room(name).get(id), put: (name, id, value) => write([[name, id, value]]),
    all: async (name) => [...room(name).values()], remove: (name, id) => write([[name, id, undefined]]),
  };
  const asked = [];
  const ask = async (path, { method, body }) => {
    asked.push([method, path.split("/").slice(0, 4).join("/"), body ? await body.text() : null]);
    const status = answers.shift();
    if (status === "offline") throw new TypeError("no signal");
    if (status >= 400) throw Object.assign(new Error(), { status, why: "too large" });
    return {};
  };
  const files = m.openFiles({ store, ask });
  const id = await files.keep(new Blob(["a picture"], { type: "image/jpeg" }));
  const drained = () => files.drain().then(() => "told", () => "failed");
  const waits = () => [...room("outbox").values()].map(({ state, shared, why }) => [state, shared, why]);
  return DO;
}"""  # noqa: E501


@pytest.fixture
def tell(module_page):
    """Do something with one kept picture while the server answers in this order."""

    def run(do, *answers):
        return import_in(
            module_page, "outbox/files.js", TELL.replace("DO", f"({do})"), list(answers)
        )

    return run


def test_what_is_not_shared_is_never_told(tell):
    assert tell("[await drained(), asked, await files.onlyHere()]") == ["told", [], 1]


def test_without_signal_a_shared_picture_waits_and_then_goes(tell):
    done = tell(
        "[await files.setShared(id, true) ?? 1, await drained(), waits(), await drained(), waits(),"
        " asked.map(([how, , body]) => [how, body]), await files.onlyHere()]",
        "offline",
        201,
    )

    assert done[1:] == [
        "failed", [["waiting", True, None]], "told", [],
        [["PUT", "a picture"], ["PUT", "a picture"]], 0,
    ]  # fmt: skip


def test_what_the_server_refuses_stays_here_with_its_reason(tell):
    done = tell("[await files.setShared(id, true) ?? 1, await drained(), waits()]", 413)

    assert done[1:] == ["told", [["refused", True, "too large"]]]


def test_the_last_wish_counts_and_hiding_what_never_arrived_is_no_failure(tell):
    done = tell(
        "[await files.setShared(id, true) ?? 1, await files.setShared(id, false) ?? 1,"
        " await drained(), asked.map(([how]) => how), waits(), await files.isShared(id)]",
        404,
    )

    assert done[2:] == ["told", ["DELETE"], [], False]


def test_a_restored_server_is_offered_what_was_shared(tell):
    done = tell(
        "[await files.setShared(id, true) ?? 1, await drained(),"
        " (await files.offerAgain())"
        ".map(([room, which, item]) => [room, which === id, item.shared])]",
        201,
    )

    assert done[2] == [["outbox", True, True]]
