import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { demonstrationVillage } from '../../core/village/index.ts'
import { settingsTable, variables } from '../../server/environment/index.ts'
import { demonstrationPassword } from '../../server/identity/index.ts'

const house = join(import.meta.dirname, '../..')
const pages = [...['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'CHANGELOG.md'], ...globSync('docs/**/*.md', { cwd: house })]
  .map((path) => path.replaceAll('\\', '/')).filter((path) => existsSync(join(house, path))).map((path) => ({ path, text: readFileSync(join(house, path), 'utf8') }))
const readmes = pages.filter(({ path }) => path.startsWith('README'))

/** The procedure that CONTRIBUTING.md plays through is never there. */
const played = 'well-repair'

/** Names of files and folders in running text: `server/acts/perform.ts`, `faces/portal/`. Patterns with < * { or … are no names. */
const named = /`((?:bin|core|database|design|docs|faces|journeys|procedures|server|tools)\/[\w./-]*|\.ci\/[\w-]+|\.dependency-cruiser\.cjs)`/g

describe('Prose of the house', () => {
  it('links only to what is there', () => {
    const broken = pages.flatMap(({ path, text }) => [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .filter(([, target = '']) => !existsSync(join(house, dirname(path), target))).map(([, target]) => `${path}: ${target ?? ''}`))
    assert.deepEqual(broken, [])
  })
  it('names only files and folders that are there', () => {
    const missing = pages.flatMap(({ path, text }) => [...text.matchAll(named)]
      .filter(([, file = '']) => !existsSync(join(house, file)) && !file.includes(played)).map(([, file]) => `${path}: ${file ?? ''}`))
    assert.deepEqual(missing, [])
  })
  it('names only commands that are there', () => {
    const missing = pages.flatMap(({ path, text }) => [...text.matchAll(/npx sanzhi ([a-z][a-z-]+)/g)]
      .filter(([, command = '']) => !['start', 'test', 'check', 'help'].includes(command) && !existsSync(join(house, `tools/cli/${command}.ts`)))
      .map(([, command]) => `${path}: ${command ?? ''}`))
    assert.deepEqual(missing, [])
  })
})

describe('README', () => {
  it('names demonstration accounts that the demonstration village has, and their password', () => {
    const known = demonstrationVillage().accounts
    for (const { path, text } of readmes) {
      const table = text.split('\n').filter((line) => /^\| `[a-z0-9-]+` \|/.test(line)).map((line) => /`([a-z0-9-]+)`/.exec(line)?.[1] ?? '')
      assert.ok(table.length >= 5, path)
      assert.deepEqual(table.filter((name) => !known.some((account) => account.username === name)), [], path)
      assert.ok(text.includes(demonstrationPassword), path)
    }
  })
  it('tells only settings that are there; docs/operations.md tells all of them, as the program does', () => {
    const manual = readFileSync(join(house, 'docs/operations.md'), 'utf8')
    const [, told = ''] = /<!-- settings -->\n([^]*?)\n<!-- \/settings -->/.exec(manual) ?? []
    assert.equal(told, settingsTable(), 'npx sanzhi settings --markdown gives the table')
    for (const { path, text } of readmes) {
      const told = [...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name ?? '')
      assert.deepEqual(told.filter((name) => !Object.hasOwn(variables, name)), [], path)
    }
  })
})
