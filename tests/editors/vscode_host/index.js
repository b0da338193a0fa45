// Runs inside VS Code: opens a draft, looks at what is shown, and does what somebody would do about it.
const vscode = require("vscode");
const assert = require("node:assert");

async function until(look, what) {
  const began = Date.now();
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() - began > 40000) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const begging = (uri) => vscode.languages.getDiagnostics(uri).find((each) => each.code && each.code.value === "like-begging");

exports.run = async () => {
  await vscode.extensions.getExtension("benice.benice").activate();
  const folder = vscode.workspace.workspaceFolders[0].uri;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, "draft.md"));
  await vscode.window.showTextDocument(document);
  const found = await until(() => begging(document.uri), "the finding");
  assert.equal(document.getText(found.range), "like and share"); // behind emoji, which count double here
  assert.match(String(found.code.target), /like-begging\.toml$/);
  await until(() => begging(vscode.Uri.joinPath(folder, "closed.md")), "the finding in a file that is not open");

  const hovers = await vscode.commands.executeCommand("vscode.executeHoverProvider", document.uri, found.range.start);
  assert.ok(hovers.some((each) => each.contents.some((part) => part.value.includes("# like-begging"))));
  const everywhere = new vscode.Range(0, 0, 9, 0);
  const hints = await vscode.commands.executeCommand("vscode.executeInlayHintProvider", document.uri, everywhere);
  assert.ok(hints.some((each) => /^X \d+\/280/.test(each.label)));
  const symbols = await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", document.uri);
  assert.ok(symbols.some((each) => each.name.includes("Please like and share")));
  const at = new vscode.Position(1, 10);
  const offered = await vscode.commands.executeCommand("vscode.executeCompletionItemProvider", document.uri, at);
  assert.ok(offered.items.some((each) => (each.label.label || each.label) === "bluesky"));

  const title = "Let like-begging be here, with a reason";
  const actions = await until(async () => {
    const all = await vscode.commands.executeCommand("vscode.executeCodeActionProvider", document.uri, found.range, "quickfix");
    return all.some((each) => each.title === title) && all;
  }, "the code action");
  await vscode.workspace.applyEdit(actions.find((each) => each.title === title).edit);
  assert.match(document.getText(), /<!-- benice-ignore like-begging: say why -->/);
  await until(() => !begging(document.uri), "the finding to go");
  await vscode.commands.executeCommand("workbench.action.files.revert");
};
