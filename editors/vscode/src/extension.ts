/** benice in VS Code: starts the server, shows its count, and starts it anew where its settings change. */

import * as fs from "node:fs";
import * as vscode from "vscode";
import { LanguageClient, State, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";
import { findCommand } from "./find.ts";
import { describe } from "./status.ts";

const LANGUAGES = ["markdown", "plaintext", "yaml", "json", "jsonl", "csv", "tsv"];
const INSTALL = "Copy Install Command";

let client: LanguageClient | undefined;
let log: vscode.LogOutputChannel;
let status: vscode.StatusBarItem;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  log = vscode.window.createOutputChannel("benice", { log: true });
  status = vscode.window.createStatusBarItem("benice", vscode.StatusBarAlignment.Left);
  status.name = "benice";
  status.command = "workbench.actions.view.problems";
  context.subscriptions.push(
    log,
    status,
    vscode.commands.registerCommand("benice.start", restart),
    vscode.commands.registerCommand("benice.restart", restart),
    vscode.commands.registerCommand("benice.showLog", () => log.show()),
    vscode.languages.onDidChangeDiagnostics(count),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("benice")) {
        await restart();
      }
    }),
  );
  await restart();
}

export async function deactivate(): Promise<void> {
  await stop();
}

async function restart(): Promise<void> {
  await stop();
  const settings = vscode.workspace.getConfiguration("benice");
  const command = findCommand({
    setting: settings.get<string[]>("command", []),
    folders: (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
    interpreter: await interpreter(),
    trusted: vscode.workspace.isTrusted,
    windows: process.platform === "win32",
    pathVariable: process.env["PATH"] ?? "",
    exists: (file) => fs.existsSync(file),
  });
  if (command === undefined) {
    await sayHowToInstall();
    return;
  }
  await start(command, settings);
}

async function start(command: readonly string[], settings: vscode.WorkspaceConfiguration): Promise<void> {
  const [program = "benice", ...more] = command;
  const args = [...more, "server", "--log-level", settings.get("logLevel", "warning")];
  log.info(`starting ${[program, ...args].join(" ")}`);
  const server: ServerOptions = { command: program, args };
  const options: LanguageClientOptions = {
    documentSelector: ["file", "untitled"].flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
    outputChannel: log,
    initializationOptions: {
      counts: settings.get("counts"),
      config: settings.get("config"),
      select: settings.get("select"),
      ignore: settings.get("ignore"),
    },
    diagnosticPullOptions: { onChange: true, onSave: true, onTabs: true },
  };
  client = new LanguageClient("benice", "benice", server, options);
  client.onDidChangeState((event) => {
    if (event.newState === State.Running) {
      count();
    }
  });
  try {
    await client.start();
  } catch (error) {
    log.error(String(error));
    status.text = "$(warning) benice";
    status.tooltip = `benice: ${program} did not start; see the log`;
    status.show();
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  status.hide();
  await running?.stop().catch((error: unknown) => log.error(String(error)));
}

/** The interpreter that the Python extension has chosen, if it is there. */
async function interpreter(): Promise<string | undefined> {
  const python = vscode.extensions.getExtension("ms-python.python");
  if (python === undefined) {
    return undefined;
  }
  try {
    const api = python.isActive ? python.exports : await python.activate();
    return api?.environments?.getActiveEnvironmentPath?.()?.path as string | undefined;
  } catch (error) {
    log.warn(String(error));
    return undefined;
  }
}

async function sayHowToInstall(): Promise<void> {
  const how = "pip install 'benice[lsp]'";
  const chosen = await vscode.window.showWarningMessage(`benice is not installed here: ${how}`, INSTALL);
  if (chosen === INSTALL) {
    await vscode.env.clipboard.writeText(how);
  }
}

/** Count the findings of the workspace. */
function count(): void {
  if (client?.state !== State.Running) {
    return;
  }
  const own = vscode.languages.getDiagnostics().flatMap(([, found]) => found.filter((each) => each.source === "benice"));
  const number = (severity: vscode.DiagnosticSeverity): number => own.filter((each) => each.severity === severity).length;
  const { Error, Warning, Information } = vscode.DiagnosticSeverity;
  const shown = describe(number(Error), number(Warning), number(Information));
  status.text = shown.text;
  status.tooltip = shown.tooltip;
  status.show();
}
