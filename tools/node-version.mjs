// Written so that every Node since 14 can read it: an old one gets a sentence, not a syntax error.
const least = [20, 19];

/** Is this Node new enough? Says what to do where it is not. */
export function ready() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > least[0] || (major === least[0] && minor >= least[1])) return true;
  console.error(
    `乐业需要 Node.js ${least.join('.')} 或更高，现在是 ${process.versions.node}。请从 https://nodejs.org 安装新版后再运行。\n` +
      `Leye needs Node.js ${least.join('.')} or later; this is ${process.versions.node}. Install a newer one from https://nodejs.org and run again.`,
  );
  process.exitCode = 1;
  return false;
}
