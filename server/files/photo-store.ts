/**
 * Where photos lie: `<folder>/<county>/<aa>/<sm3>.jpg` and `-320.jpg`, named by their content. Nothing a person typed is part of
 * a path, and a reader never sees half a file: it is written beside its place, flushed, and renamed.
 */
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type Variant = 'photo' | 'thumbnail'

export type PhotoStore = {
  /** Puts both pictures in place; does nothing where they lie already. */
  readonly place: (county: number, sm3: string, pictures: { readonly photo: Buffer; readonly thumbnail: Buffer }) => Promise<void>
  readonly pathOf: (county: number, sm3: string, variant: Variant) => string
  readonly remove: (county: number, sm3: string) => Promise<void>
  /** Contents that lie there since before `olderThan` (epoch ms), with forgotten half-written ones cleared away. */
  readonly contentsBefore: (olderThan: number) => AsyncGenerator<{ readonly county: number; readonly sm3: string }>
}

const hash = /^[0-9a-f]{64}$/
const stored = /^([0-9a-f]{64})\.jpg$/
const halfWritten = /\.part$/

export function photoStore(folder: string): PhotoStore {
  const pathOf = (county: number, sm3: string, variant: Variant): string => {
    if (!hash.test(sm3) || !Number.isInteger(county)) throw new TypeError('not the address of a stored photo')
    return join(folder, String(county), sm3.slice(0, 2), variant === 'photo' ? `${sm3}.jpg` : `${sm3}-320.jpg`)
  }
  return {
    pathOf,
    place: async (county, sm3, { photo, thumbnail }) => {
      // The photo last: where it lies, its thumbnail lies too.
      await writeOnce(pathOf(county, sm3, 'thumbnail'), thumbnail)
      await writeOnce(pathOf(county, sm3, 'photo'), photo)
    },
    remove: async (county, sm3) => {
      await rm(pathOf(county, sm3, 'photo'), { force: true })
      await rm(pathOf(county, sm3, 'thumbnail'), { force: true })
    },
    contentsBefore: (olderThan) => contentsBefore(folder, olderThan),
  }
}

async function writeOnce(path: string, bytes: Buffer): Promise<void> {
  if (await sizeOf(path) === bytes.length) return
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const part = `${path}.${randomUUID()}.part`
  try {
    const file = await open(part, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  await flushFolder(dirname(path))
}

/** Without this a power cut can forget the rename although the bytes are safe. Windows cannot open a folder; it needs no such thing. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function sizeOf(path: string): Promise<number | null> {
  return await stat(path).then(({ size }) => size, () => null)
}

async function* contentsBefore(folder: string, olderThan: number): AsyncGenerator<{ readonly county: number; readonly sm3: string }> {
  for (const county of await namesIn(folder)) {
    for (const first of await namesIn(join(folder, county))) {
      for (const name of await namesIn(join(folder, county, first))) {
        const path = join(folder, county, first, name)
        const changed = await stat(path).then(({ mtimeMs }) => mtimeMs, () => Infinity)
        if (changed >= olderThan) continue
        const sm3 = stored.exec(name)?.[1]
        if (sm3 !== undefined) yield { county: Number(county), sm3 }
        else if (halfWritten.test(name)) await rm(path, { force: true })
      }
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch(() => [])
}
