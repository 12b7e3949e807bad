import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, lchownSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from '../problem.ts';
import { copyProgram, executable, type Program } from './embedded-program.ts';

/** As whom PostgreSQL's programs run: it refuses to run as root. */
export interface Identity {
  /** Given to `spawn`; absent for the user who runs this process. */
  user: { uid: number; gid: number } | undefined;
  /** Who owns the database's files then. */
  owner: { uid: number; gid: number };
  /** A command to stand in front of the program. */
  front: string[];
}

/** What `asWhom` settled on; the program may be a copy that the identity can reach. */
export interface Runner {
  identity: Identity;
  program: Program;
}

const nobody = 65534;

function dropTo(uid: number, gid: number): Identity {
  return { user: { uid, gid }, owner: { uid, gid }, front: [] };
}

/**
 * The same user under another number, in a namespace of its own: files stay within reach, and PostgreSQL sees neither root
 * nor a user without a name (a container's `--user 1234`), whom initdb refuses.
 */
function renumbered(identity: Identity): Identity {
  return { ...identity, front: ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--'] };
}

// Asked by trying, as modes alone do not tell (ACLs, mounts, what a container forbids).
function tries(identity: Identity, script: string, given: string[], env: NodeJS.ProcessEnv): boolean {
  const [command = '', ...rest] = [...identity.front, '/bin/sh', '-c', script, 'sh', ...given];
  return spawnSync(command, rest, { ...identity.user, env, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** The nearest folder above that is not root's belongs to somebody who can enter his own home. */
function ownerAbove(folder: string): Identity | undefined {
  const { uid, gid } = statSync(folder);
  if (uid !== 0) return dropTo(uid, gid);
  return dirname(folder) === folder ? undefined : ownerAbove(dirname(folder));
}

/**
 * Settles as whom the server runs.
 * @param folder the data folder, which exists.
 * @param data the cluster's folder inside it, which need not exist; whoever owns its files goes on owning them if possible.
 * @throws Problem where nobody can be found, with what to do.
 */
export function asWhom(program: Program, folder: string, data: string, env: NodeJS.ProcessEnv): Runner {
  const before = existsSync(data) ? statSync(data) : undefined;
  const enters = before ? 'cd "$1"' : 'cd "$1" && id -un';
  const canRun = (one: Identity, its: Program) =>
    tries(one, `${enters} && exec "$2" --version`, [folder, executable(its, 'postgres')], env);

  const self = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const ourselves: Identity = { user: undefined, owner: self, front: [] };
  if (process.platform === 'win32') return { identity: ourselves, program };
  if (self.uid !== 0) {
    if (before && before.uid !== self.uid) throw belongsToAnother(folder);
    // Where neither runs, the program itself says why.
    const identity = [ourselves, renumbered(ourselves)].find((one) => canRun(one, program)) ?? ourselves;
    return { identity, program };
  }
  const former = before?.uid ? [dropTo(before.uid, before.gid)] : before ? [renumbered(ourselves)] : [];
  const owner = ownerAbove(folder);
  const owners = owner ? [owner, renumbered(owner)] : [];
  const candidates = [...former, dropTo(nobody, nobody), ...owners, renumbered(ourselves)];
  const identity = candidates.find((one) => canRun(one, program));
  if (identity) return { identity, program };
  // Somebody may enter the data folder, but not the programs': they lie under a home that is closed.
  const outside = candidates.find((one) => tries(one, enters, [folder], env));
  if (outside) {
    const copy = copyProgram(program, join(folder, 'postgres-program'));
    if (canRun(outside, copy)) return { identity: outside, program: copy };
  }
  throw new Problem(503, 'database.root', {
    zh: '数据库不能以 root 身份运行，而这个目录别的用户进不去。请用普通用户启动，或用 LEYE_DATA 指定一个大家能进入的目录，例如 /var/lib/leye。',
    en: 'The database does not run as root, and no other user may enter this folder. Start as an ordinary user, or name a folder that others may enter in LEYE_DATA, such as /var/lib/leye.',
  });
}

/** The folder's files are another user's, or it cannot be written. */
export function belongsToAnother(folder: string): Problem {
  return new Problem(503, 'database.other-user', {
    zh: `数据目录 ${folder} 属于另一个用户，或者不能写入。请用那个用户启动，或用 LEYE_DATA 换一个目录。`,
    en: `The data folder ${folder} belongs to another user, or cannot be written. Start as that user, or name another folder in LEYE_DATA.`,
  });
}

/** Gives a folder and all in it to the identity; does nothing where it has it already. Only root needs it. */
export function giveTo(identity: Identity, path: string): void {
  const { uid, gid } = identity.owner;
  if (process.getuid?.() !== 0 || statSync(path).uid === uid) return;
  for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(path, entry), uid, gid);
  // Last, so that an interrupted change is taken up again.
  chownSync(path, uid, gid);
}
