/** The count in the status bar, in words. Knows nothing of VS Code. */

export interface Shown {
  text: string;
  tooltip: string;
}

/** What the status bar says of so many errors, warnings and pieces of advice. */
export function describe(errors: number, warnings: number, infos: number): Shown {
  const counted = [
    [errors, "error"],
    [warnings, "warning"],
    [infos, "hint"],
  ] as const;
  const said = counted.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}${number === 1 ? "" : "s"}`);
  const text = errors + warnings + infos === 0 ? "$(check) benice" : `$(comment) benice ${errors + warnings + infos}`;
  return { text, tooltip: said.length > 0 ? `benice: ${said.join(", ")}` : "benice: nothing to mend" };
}
