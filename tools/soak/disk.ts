/** A disk of its own that can be filled: a file system in a file, mounted. Where mounting is not allowed there is none, and the report says so. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Disk = {
  readonly folder: string
  /** Takes every free byte; answers how many. */
  readonly fill: () => number
  readonly free: () => void
  readonly close: () => void
}

/** Less than this is full enough: one page of the database. */
const smallest = 16_384

/** @returns null where this user may not mount */
export function openDisk(place: string, megabytes: number): Disk | null {
  const [image, folder] = [join(place, 'disk.img'), join(place, 'disk')]
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(image, '')
    truncateSync(image, megabytes * 2 ** 20)
    // Nothing kept back for root: the database does not run as root and must not be the only one to meet the end of the disk.
    run('mkfs.ext4', ['-q', '-F', '-m', '0', image])
    run('mount', ['-o', 'loop', image, folder])
  } catch {
    rmSync(image, { force: true })
    return null
  }
  const ballast = join(folder, 'ballast')
  const close = () => {
    process.removeListener('exit', close)
    try {
      run('umount', ['--lazy', folder])
    } finally {
      rmSync(image, { force: true })
    }
  }
  process.once('exit', close)
  return {
    folder,
    fill: () => {
      const before = freeBytes(folder)
      mkdirSync(ballast, { recursive: true })
      // Others write meanwhile, so what was asked for may no longer be there: again, for what is left.
      for (let nth = 0; nth < 5 && freeBytes(folder) > smallest; nth += 1) {
        try {
          run('fallocate', ['-l', String(freeBytes(folder) - smallest / 2), join(ballast, String(nth))])
        } catch {
          // As much as there was is taken.
        }
      }
      return before
    },
    free: () => { rmSync(ballast, { recursive: true, force: true }) },
    close,
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

function run(program: string, args: readonly string[]): void {
  execFileSync(program, args, { stdio: 'ignore' })
}
