import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename } from 'node:path';

/** A program that holds a connection. */
export interface Program {
  /** Its command, and the script it runs where it runs one: `python summarise.py`. Its arguments may hold secrets. */
  readonly name: string;
  /** The folder it was started in. */
  readonly folder: string;
}

/** `127.0.0.1` and `::ffff:127.0.0.1` as `/proc/net/tcp` and `tcp6` write them. */
const loopback = /^(?:0100007F|0000000000000000FFFF00000100007F):([0-9A-F]{4})$/;

/**
 * The programs behind loopback connections, by their own port: from `/proc`, so on Linux alone, and only those of the
 * user. Found by looking through what every process has open, which takes some ten milliseconds of other threads.
 */
export async function findPrograms(ports: ReadonlySet<number>): Promise<ReadonlyMap<number, Program>> {
  const portByInode = await inodesOf(ports);
  const found = new Map<number, Program>();
  if (portByInode.size === 0) return found;
  const pids = (await readdir('/proc').catch(() => [])).filter(it => /^\d+$/.test(it));
  for (const pid of pids) {
    if (found.size === portByInode.size) break;
    const held = (await socketsOf(pid)).flatMap(inode => portByInode.get(inode) ?? []);
    const program = held.length > 0 ? await programOf(pid) : undefined;
    if (program) for (const port of held) found.set(port, program);
  }
  return found;
}

/** Inodes of the sockets that have one of the ports as their own. */
async function inodesOf(ports: ReadonlySet<number>): Promise<ReadonlyMap<string, number>> {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map(it => readFile(it, 'latin1').catch(() => '')),
  );
  const inodes = new Map<string, number>();
  for (const line of tables.join('').split('\n')) {
    // Number, local address, remote address, state, queues, timers, retransmits, user, timeout, inode.
    const [, local = '', , , , , , , , inode = ''] = line.trim().split(/\s+/);
    const port = Number.parseInt(loopback.exec(local)?.[1] ?? '', 16);
    if (ports.has(port) && inode !== '0') inodes.set(inode, port);
  }
  return inodes;
}

async function socketsOf(pid: string): Promise<readonly string[]> {
  const folder = `/proc/${pid}/fd`;
  const handles = await readdir(folder).catch(() => []);
  const targets = await Promise.all(handles.map(it => readlink(`${folder}/${it}`).catch(() => '')));
  return targets.flatMap(it => /^socket:\[(\d+)\]$/.exec(it)?.[1] ?? []);
}

async function programOf(pid: string): Promise<Program | undefined> {
  try {
    const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
    const script = words
      .slice(1)
      .find(it => /\.\w{1,4}$/.test(it) && !it.startsWith('-') && !it.includes('='));
    const name = [words[0] ?? '', script ?? ''].filter(it => it !== '').map(it => basename(it));
    return { name: name.join(' ').slice(0, 100), folder: await readlink(`/proc/${pid}/cwd`) };
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}
