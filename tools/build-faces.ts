/** Builds the faces with Vite when their sources have changed since the last build; a later start finds them built. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotStart, codeOf } from '../server/environment/index.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = ['design', 'faces', 'core', 'procedures', 'package-lock.json', 'vite.config.ts']
const stamp = join(root, 'dist', 'built')

export async function buildFaces(progress: (step: string) => void): Promise<void> {
  const print = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === print) return
  progress('构建页面（只在第一次或更新后） · building the faces')
  const { build } = await import('vite')
  try {
    for (const configFile of ['faces/portal/vite.config.ts', 'vite.config.ts']) {
      if (existsSync(join(root, configFile))) await build({ configFile: join(root, configFile), logLevel: 'error' })
    }
    writeFileSync(stamp, print)
  } catch (error) {
    throw cannotBuild(root, error) ?? error
  }
}

/** Whoever runs the platform often may not write where it was installed; undefined for every other failure. */
export function cannotBuild(folder: string, error: unknown): CannotStart | undefined {
  if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) return undefined
  return new CannotStart(
    `页面还没有做好，现在的用户也不能写程序目录 ${folder}（${codeOf(error)}）：请用装程序的那个用户（例如 root）在那里运行一次 npx sanzhi build，再启动。`,
    `The pages are not built yet, and the present user may not write ${folder} (${codeOf(error)}): run npx sanzhi build there as whoever installed it, then start.`,
    error,
  )
}

/** Names, sizes and times of all sources: cheap, and different whenever anything was edited. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const source of sources) for (const [path, text] of filesIn(join(root, source))) hash.update(`${path}\n${text}\n`)
  return hash.digest('hex')
}

function* filesIn(path: string): Generator<readonly [path: string, print: string]> {
  if (!existsSync(path)) return
  const stat = statSync(path)
  if (stat.isFile()) {
    yield [path.slice(root.length), `${stat.size} ${Math.round(stat.mtimeMs)}`]
    return
  }
  for (const name of readdirSync(path).toSorted()) yield* filesIn(join(path, name))
}
