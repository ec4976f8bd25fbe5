/** Imported first by every command: an old Node would fail later, and less clearly. */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Node ${process.versions.node} is too old: UDF Workbench needs Node 20.19 or newer.\n`);
  process.exit(1);
}
