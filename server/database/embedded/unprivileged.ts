/**
 * PostgreSQL refuses to run as root. Started by root, everything of PostgreSQL runs as `nobody` instead,
 * and lies where that user can reach it.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { CannotStart } from '../../environment/index.ts'

export type SystemUser = { readonly uid: number; readonly gid: number }

/** Where root keeps what `nobody` must reach when the checkout or the data folder lies behind a closed door such as /root. */
export const placeForEverybody = '/var/lib/sanzhi'

/** The user PostgreSQL must run as; undefined when it may simply run as us. */
export function unprivilegedUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const [, , uid, gid] = readFileSync('/etc/passwd', 'utf8').split('\n')
    .find((line) => line.startsWith('nobody:'))?.split(':') ?? []
  if (uid === undefined || gid === undefined) {
    throw new CannotStart(
      '以 root 启动时需要系统用户 nobody 来运行数据库：请创建它，或改用普通用户启动。',
      'Started as root, the database needs the system user "nobody": create it, or start as an ordinary user.',
    )
  }
  return { uid: Number(uid), gid: Number(gid) }
}

/** Can this user (or we ourselves) go into that folder? Asked of the system itself, since rights have more sources than mode bits. */
export function canEnter(folder: string, user: SystemUser | undefined): boolean {
  if (user === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { cwd: '/', ...user }).status === 0
}
