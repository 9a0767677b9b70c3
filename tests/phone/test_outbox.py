"""The outbox: what was said is kept, sent once, and believed to be sent only with a receipt."""

import re

import pytest

from tests.phone.modules import import_in

SETTING = """
async (given) => {
  const base = "/static/phone/";
  const { openStore } = await import(base + "store.js");
  const { openOutbox, stateOf } = await import(base + "outbox/outbox.js");
  const { openSender } = await import(base + "outbox/sender.js");
  const { sha256 } = await import(base + "outbox/uuid7.js");
  const store = await openStore("rehearsal-" + Math.random());
  const outbox = openOutbox({ store });
  const calls = [];
  const receipt = async (o, epoch = "one") => ({ id: o.id, status: "kept", receipt: { id: o.id, sha256: await sha256(o.body), seq: 1, epoch } });
  const server = { epoch: "one", answer: receipt, manifest: {} };
  const ask = async (path, options = {}) => {
    if (path.endsWith("manifest")) return { epoch: server.epoch, ids: server.manifest };
    const { operations } = JSON.parse(options.body);
    calls.push(operations.map((o) => o.id));
    if (server.fails) throw Object.assign(new Error("no"), { status: server.fails });
    if (server.limit && operations.length > server.limit) throw Object.assign(new Error("no"), { status: 413, why: "too large" });
    return { epoch: server.epoch, results: await Promise.all(operations.map((o) => server.answer(o))) };
  };
  const sender = openSender({ store, ask });
  const say = (n = 1) => outbox.entry({ activity: "a", answers: { mood: n } });
  const look = async () => ({ outbox: await store.all("outbox"), receipts: await store.all("receipts"), entries: await store.all("entries"), calls });
  const done = async (value) => { sender.stop(); await store.wipe(); return value; };
  BODY
}
"""  # noqa: E501


@pytest.fixture
def rehearse(module_page):
    def run(body, *given):
        return module_page.evaluate(SETTING.replace("BODY", body), list(given))

    return run


def test_what_is_said_is_kept_before_anything_is_sent(rehearse):
    found = rehearse("await say(); return done(await look());")

    assert [item["state"] for item in found["outbox"]] == ["waiting"]
    assert [entry["answers"] for entry in found["entries"]] == [{"mood": 1}]
    assert found["calls"] == []


def test_one_damaged_value_is_passed_over_and_stays(rehearse):
    found = rehearse("""
      const name = "damaged-" + Math.random();
      const room = await openStore(name);
      for (const n of [1, 2, 3]) await room.put("pages", `p${n}`, { n });
      await new Promise((resolve) => {
        indexedDB.open(name).onsuccess = ({ target: { result: db } }) => {
          const tx = db.transaction("pages", "readwrite");
          const shelf = tx.objectStore("pages");
          shelf.get("p2").onsuccess = ({ target: { result } }) => {
            new Uint8Array(result.box)[0] ^= 1;
            shelf.put(result, "p2");
          };
          tx.oncomplete = () => { db.close(); resolve(); };
        };
      });
      const told = { all: await room.all("pages"), one: await room.get("pages", "p2"), locked: room.locked, kept: await room.count("pages") };
      await room.wipe();
      return done(told);
    """)  # noqa: E501

    assert found == {"all": [{"n": 1}, {"n": 3}], "one": None, "locked": 1, "kept": 3}


def test_a_receipt_moves_it_out_of_the_outbox(rehearse):
    found = rehearse("await say(); await sender.flush(); return done(await look());")

    assert found["outbox"] == []
    assert len(found["receipts"]) == 1


def test_a_receipt_for_other_words_is_not_believed(rehearse):
    found = rehearse("""
        server.answer = async (o) => ({ id: o.id, status: "kept", receipt: { id: o.id, sha256: "0".repeat(64) } });
        await say(); await sender.flush(); return done(await look());""")  # noqa: E501

    assert len(found["outbox"]) == 1
    assert found["receipts"] == []


@pytest.mark.parametrize("status", ["conflict", "refused"])
def test_what_the_server_does_not_take_stays_here_and_says_why(rehearse, status):
    found = rehearse(
        f"""server.answer = async (o) => ({{ id: o.id, status: "{status}", why: "because" }});
        await say(); await sender.flush(); await sender.flush(); return done(await look());"""
    )

    assert [(item["state"], item["why"]) for item in found["outbox"]] == [(status, "because")]
    assert len(found["calls"]) == 1, "it is not sent again and again"


def test_one_refusal_does_not_hold_up_the_others(rehearse):
    found = rehearse("""
        const first = await say(1); await say(2);
        server.answer = async (o) => (o.id === first ? { id: o.id, status: "refused", why: "no" } : receipt(o));
        await sender.flush(); return done(await look());""")  # noqa: E501

    assert [item["state"] for item in found["outbox"]] == ["refused"]
    assert len(found["receipts"]) == 1


def test_without_a_server_everything_stays(rehearse):
    found = rehearse("""
        server.fails = 503; await say(1); await say(2);
        const sent = await sender.flush(); return done({ sent, ...(await look()) });""")

    assert found["sent"] is False
    assert [item["state"] for item in found["outbox"]] == ["waiting", "waiting"]


def test_at_most_a_hundred_go_at_once_in_the_order_they_were_said(rehearse):
    found = rehearse("""
        for (let n = 0; n < 130; n += 1) await say(n);
        await sender.flush(); return done(await look());""")

    assert [len(call) for call in found["calls"]] == [100, 30]
    sent = [one for call in found["calls"] for one in call]
    assert sent == sorted(sent)


def test_a_batch_that_is_too_large_goes_one_by_one(rehearse):
    found = rehearse("""
        server.limit = 1; await say(1); await say(2); await sender.flush(); return done(await look());""")  # noqa: E501

    assert found["outbox"] == []
    assert len(found["receipts"]) == 2


def test_a_restored_server_gets_back_what_it_lost(rehearse):
    found = rehearse("""
        const lost = await say(1); const known = await say(2); await sender.flush();
        const kept = (await store.all("receipts")).find((one) => one.id === known);
        server.manifest = { [known]: await sha256(kept.body) };
        server.answer = async (o) => {
          server.manifest[o.id] = await sha256(o.body);
          return receipt(o);
        };
        server.epoch = "two"; await say(3); await sender.flush();
        return done({ lost, ...(await look()) });""")

    assert found["calls"][-1] == [found["lost"]]
    assert found["outbox"] == []
    assert len(found["receipts"]) == 3
    assert len(found["calls"]) == 3, "what the server still has is not sent again"


def test_each_fact_of_a_device_has_its_own_number(rehearse):
    bodies = rehearse("""
        await Promise.all([say(1), say(2), say(3)]);
        const items = await store.all("outbox");
        return done(items.map((item) => JSON.parse(item.body)));""")

    assert sorted(body["device_seq"] for body in bodies) == [1, 2, 3]
    assert len({body["device"] for body in bodies}) == 1


def test_the_words_for_how_far_an_entry_came_are_never_stronger_than_true(rehearse):
    states = rehearse("""
        const item = (state) => new Map([["a", { state }]]);
        const entry = { id: "a", seen_at: null };
        return done([stateOf(entry, item("waiting")), stateOf(entry, item("refused")), stateOf(entry, new Map()),
          stateOf({ ...entry, seen_at: "x" }, new Map())]);""")  # noqa: E501

    assert states == ["saved", "kept", "sent", "seen"]


def test_identities_are_in_order_of_time_even_within_a_millisecond(module_page):
    made = import_in(
        module_page,
        "outbox/uuid7.js",
        "async (m) => Array.from({ length: 5000 }, () => m.uuid7(1767225600000))",
    )

    assert len(set(made)) == 5000
    assert made == sorted(made)
    shape = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
    assert all(shape.match(one) for one in made)


def test_what_lies_in_the_database_cannot_be_read(rehearse):
    found = rehearse("""
        await store.put("pages", "p", { id: "p", text: "a secret page" });
        const name = (await indexedDB.databases()).map((one) => one.name).find((one) => one.startsWith("rehearsal"));
        const raw = await new Promise((resolve) => { const open = indexedDB.open(name); open.onsuccess = () => {
          const all = open.result.transaction("pages").objectStore("pages").getAll(); all.onsuccess = () => { open.result.close(); resolve(all.result); }; }; });
        const text = new TextDecoder().decode(raw[0].box);
        return done({ text, keys: Object.keys(raw[0]), back: await store.get("pages", "p") });""")  # noqa: E501

    assert "secret" not in found["text"]
    assert sorted(found["keys"]) == ["box", "iv"]
    assert found["back"]["text"] == "a secret page"


def test_saved_means_that_the_disk_was_asked_to_keep_it(rehearse):
    asked = rehearse("""
        const plain = IDBDatabase.prototype.transaction;
        const asked = [];
        IDBDatabase.prototype.transaction = function (rooms, mode, options) {
          if (mode === "readwrite") asked.push(options?.durability ?? "default");
          return plain.call(this, rooms, mode, options);
        };
        await say(1); await store.put("drafts", "d", { key: "d" }); await sender.flush();
        IDBDatabase.prototype.transaction = plain;
        return done(asked);""")

    assert len(asked) >= 3
    assert set(asked) == {"strict"}
