/** Where the server is: the setting, the workspace's own environment, the PATH. Knows nothing of VS Code. */

import * as path from "node:path";

export interface Surroundings {
  setting: readonly string[];
  folders: readonly string[];
  interpreter?: string; // that the Python extension has chosen
  trusted: boolean;
  windows: boolean;
  pathVariable: string;
  exists: (file: string) => boolean;
}

/** The command that starts benice, without `server`; undefined where there is none. */
export function findCommand(around: Surroundings): string[] | undefined {
  const set = around.setting.filter((word) => word.trim() !== "");
  if (set.length > 0) {
    return set.map((word) => word.replace("${workspaceFolder}", around.folders[0] ?? "."));
  }
  const own = around.trusted ? inEnvironments(around) : undefined;
  return own ?? onPath(around);
}

function inEnvironments(around: Surroundings): string[] | undefined {
  const homes = around.folders.flatMap((folder) => [".venv", "venv"].map((name) => path.join(folder, name)));
  const places = homes.map((home) => path.join(home, around.windows ? "Scripts" : "bin"));
  if (around.interpreter) {
    places.unshift(path.dirname(around.interpreter));
  }
  return firstIn(places, around);
}

function onPath(around: Surroundings): string[] | undefined {
  return firstIn(around.pathVariable.split(around.windows ? ";" : ":").filter(Boolean), around);
}

function firstIn(places: readonly string[], around: Surroundings): string[] | undefined {
  const name = around.windows ? "benice.exe" : "benice";
  const found = places.map((place) => path.join(place, name)).find((file) => around.exists(file));
  return found === undefined ? undefined : [found];
}
