/** 类型、风格、边界、行级安全等检查 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startOrExplain } from '../server/environment/index.ts'
import { checkCatalogue } from './checking/catalogue.ts'
import { generated } from './checking/generated.ts'
import { checkTree } from './checking/tree.ts'

const house = join(import.meta.dirname, '..')

/** What a check says when something is wrong; nothing when all is well. */
type Check = { readonly name: string; readonly run: () => Promise<readonly string[]> }

const rooms = ['core', 'procedures', 'server', 'faces', 'design', 'journeys', 'tools', 'bin'].filter((room) => existsSync(join(house, room)))

const checks: readonly Check[] = [
  { name: 'types', run: () => program('node_modules/typescript-native/bin/tsc', '-p', '.', '--pretty', 'false') },
  { name: 'style', run: () => program('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0', '--no-color') },
  {
    name: 'import directions',
    run: () => program('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.cjs', '--no-progress', ...rooms),
  },
  { name: 'row-level security', run: checkCatalogue },
  { name: 'red lines, names, resident numbers', run: () => checkTree(house) },
  ...generated(house).map(({ name, args }): Check => ({ name, run: () => program(...args) })),
]

const help = `npm run check -- [名称的一部分 …]

${checks.map(({ name }) => `  ${name}`).join('\n')}`

await startOrExplain(async () => {
  const words = process.argv.slice(2)
  if (words.includes('--help')) {
    console.log(help)
    return
  }
  const wanted = checks.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
  const wrong = await runTwoAtATime(wanted)
  console.log(wrong === 0 ? `${wanted.length} checks passed` : `${wrong} of ${wanted.length} checks failed`)
  process.exitCode = wrong === 0 && wanted.length > 0 ? 0 : 1
})

/** Two cores; the slow ones stand first in the list. */
async function runTwoAtATime(wanted: readonly Check[]): Promise<number> {
  const waiting = [...wanted]
  let wrong = 0
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (!await passes(check)) wrong += 1
    }
  }
  await Promise.all([work(), work()])
  return wrong
}

async function passes({ name, run }: Check): Promise<boolean> {
  const started = performance.now()
  const complaints = await run().catch((error: unknown) => [error instanceof Error ? error.stack ?? error.message : String(error)])
  console.log(`${complaints.length === 0 ? '✔' : '✖'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  for (const complaint of complaints) console.log(`    ${complaint}`)
  return complaints.length === 0
}

function program(...args: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: house, stdio: ['ignore', 'pipe', 'pipe'] })
    const output: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      const lines = Buffer.concat(output).toString('utf8').split('\n').filter((line) => line.trim() !== '')
      resolve(code === 0 ? [] : [...lines, `(exit code ${code ?? 'none'})`])
    })
  })
}
