/** Fills a folder as `sanzhi seed` does, by running it: a second run over a full folder takes a moment and changes nothing. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { CannotStart } from '../../server/environment/index.ts'

const command = join(import.meta.dirname, '..', 'cli', 'seed.ts')

/** @param cases as `--cases` takes it, over the whole city with people in proportion; `town` for the smallest scale */
export async function seedFolder(folder: string, cases: string): Promise<void> {
  const sizes = cases === 'town' ? ['--scale', 'town', '--households', '300'] : ['--scale', 'city', '--cases', cases, '--households', householdsFor(cases)]
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', command, ...sizes], {
    env: { ...process.env, DATA_DIR: folder, DATABASE_URL: '', SANZHI_MODE: 'demo' }, stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code] = await once(child, 'exit') as [number | null]
  if (code !== 0) throw new CannotStart(`没有造成 ${cases} 的数据，见上面的说明。`, `Seeding ${cases} failed.`)
}

/** A household and a fifth per matter, as in the whole city; never fewer than two for each of its grids. */
function householdsFor(cases: string): string {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)([kM]?)$/.exec(cases) ?? []
  const number = Number(digits) * ({ k: 1_000, M: 1_000_000 }[unit] ?? 1)
  if (!(number > 0)) throw new CannotStart('--sizes 应为件数，例如 10k,100k,1M。', '--sizes takes numbers of cases.')
  return String(Math.min(1_200_000, Math.max(36_000, Math.round(number * 1.2))))
}
