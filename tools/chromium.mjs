import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Hindrance, logFile, work } from './prepare.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const { PROGRAMFILES = '', LOCALAPPDATA = '' } = process.env;
const places = [
  ...[...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin'].flatMap((folder) =>
    names.map((name) => join(folder, name)),
  ),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[PROGRAMFILES, `${PROGRAMFILES} (x86)`, LOCALAPPDATA].map((folder) =>
    join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
];

/**
 * The browser for the journeys: the one that LEYE_CHROMIUM names, else one of this machine; with LEYE_INSTALL=1 Debian's is
 * installed where there is none, and Chinese letters where there are none.
 * @returns its path.
 */
export async function findChromium(number, of) {
  const named = process.env.LEYE_CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Hindrance(
      `LEYE_CHROMIUM 指的 ${named} 不存在。`,
      `LEYE_CHROMIUM names ${named}, which does not exist.`,
    );
  }
  const found = () => places.find((place) => existsSync(place));
  if (!found()) await installPackages(number, of, ['chromium', 'fonts-noto-cjk'], 'Chromium');
  else if (!readsChinese()) await installPackages(number, of, ['fonts-noto-cjk'], '中文字体 Noto CJK');
  return found();
}

/** Without letters of its own Chinese comes out as boxes, which are narrower than what is looked at. */
function readsChinese() {
  if (process.platform !== 'linux') return true;
  const { error, stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return error !== undefined || stdout !== '';
}

/** Installs Debian packages if that was asked for (LEYE_INSTALL=1) and can be done; otherwise says what to install. */
export async function installPackages(number, of, packages, what) {
  const wanted = packages.join(' ');
  const missing = new Hindrance(
    `没有找到 ${what}。请先安装（Debian、Ubuntu：apt-get install ${wanted}），或以 root 设 LEYE_INSTALL=1 由程序安装。`,
    `${what} was not found. Install it first (Debian, Ubuntu: apt-get install ${wanted}), or set LEYE_INSTALL=1 as root to have it installed.`,
  );
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (process.env.LEYE_INSTALL !== '1' || !canInstall) throw missing;
  await work(number, of, `安装 ${what}`, `installing ${what}`, {
    log: logFile('apt'),
    command: '/bin/sh',
    args: ['-c', 'apt-get update && apt-get install -y --no-install-recommends "$@"', 'sh', ...packages],
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    hinder: (_, log) => new Hindrance(`${what} 没有装好。`, `${what} could not be installed.`, log),
  });
}
