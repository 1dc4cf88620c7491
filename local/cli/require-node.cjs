// It must run on the Node that it refuses, so nothing newer than what Node 6 knew. What follows runs on the project's own.
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(`Node ${process.versions.node} is too old: install Node 20 or newer, then run npm ci again.`);
  process.exit(1);
}
