/** Where the server is looked for, and what the status bar says. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { findCommand, type Surroundings } from "../src/find.ts";
import { describe } from "../src/status.ts";

function around(more: Partial<Surroundings>, there: readonly string[] = []): Surroundings {
  return {
    setting: [],
    folders: ["/project"],
    trusted: true,
    windows: false,
    pathVariable: "/usr/bin:/opt/bin",
    exists: (file) => there.includes(file),
    ...more,
  };
}

test("the setting has the first word", () => {
  const found = findCommand(around({ setting: ["${workspaceFolder}/tools/benice"] }, ["/project/.venv/bin/benice"]));
  assert.deepEqual(found, ["/project/tools/benice"]);
});

test("the workspace's environment comes before the PATH", () => {
  assert.deepEqual(findCommand(around({}, ["/project/.venv/bin/benice", "/usr/bin/benice"])), ["/project/.venv/bin/benice"]);
});

test("the interpreter of the Python extension comes before a folder's own environment", () => {
  const there = ["/project/.venv/bin/benice", "/envs/posts/bin/benice"];
  assert.deepEqual(findCommand(around({ interpreter: "/envs/posts/bin/python" }, there)), ["/envs/posts/bin/benice"]);
});

test("nothing is started from a workspace that is not trusted", () => {
  assert.deepEqual(findCommand(around({ trusted: false }, ["/project/.venv/bin/benice", "/opt/bin/benice"])), ["/opt/bin/benice"]);
});

test("where it is nowhere, it is nowhere", () => {
  assert.equal(findCommand(around({})), undefined);
});

test("the status bar counts", () => {
  assert.deepEqual(describe(1, 2, 0), { text: "$(comment) benice 3", tooltip: "benice: 1 error, 2 warnings" });
  assert.equal(describe(0, 0, 0).tooltip, "benice: nothing to mend");
});
