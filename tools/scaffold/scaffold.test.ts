import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { procedureFolder } from './procedure-files.ts'
import { writeFolder } from './write-folder.ts'

const house = join(import.meta.dirname, '../..')
/** A house of its own that borrows core and the packages, so that the real one is not touched. */
let guest = ''

before(() => {
  guest = mkdtempSync(join(tmpdir(), 'sanzhi-scaffold-'))
  mkdirSync(join(guest, 'procedures'))
  for (const borrowed of ['core', 'node_modules']) symlinkSync(join(house, borrowed), join(guest, borrowed), 'junction')
  writeFileSync(join(guest, 'package.json'), '{"type":"module"}')
})
after(() => { rmSync(guest, { recursive: true }) })

describe('A new procedure', () => {
  it('touches only its own folder', () => {
    const before = filesOf(guest)
    const written = writeFolder(guest, 'procedures/well-repair', procedureFolder('well-repair', '水井维修'))
    assert.deepEqual(filesOf(guest).filter((file) => !before.includes(file)), written.toSorted())
    assert.ok(written.every((file) => file.startsWith('procedures/well-repair/')))
  })
  it('passes the checker and its own tests as it is', () => {
    const { NODE_TEST_CONTEXT: _, ...environment } = process.env
    const run = spawnSync(process.execPath, ['--test', 'procedures/well-repair/well-repair.test.ts'], { cwd: guest, encoding: 'utf8', env: environment })
    assert.equal(run.status, 0, run.stdout + run.stderr)
  })
  it('is well typed', () => {
    writeFileSync(join(guest, 'tsconfig.json'), JSON.stringify({ extends: join(house, 'tsconfig.json'), include: ['procedures'], compilerOptions: { preserveSymlinks: true } }))
    const run = spawnSync(process.execPath, [join(house, 'node_modules/typescript-native/bin/tsc'), '-p', '.'], { cwd: guest, encoding: 'utf8' })
    assert.equal(run.status, 0, run.stdout)
  })
  it('is refused where the folder is already there', () => {
    assert.throws(() => writeFolder(guest, 'procedures/well-repair', procedureFolder('well-repair', '水井维修')), /已经存在/)
  })
  it('is refused under a name that is no folder, or leads out of it', () => {
    for (const key of ['', 'Well', '../x', 'a b', 'a--b', 'x'.repeat(41)]) assert.throws(() => procedureFolder(key, '水井维修'), RangeError, key)
    assert.throws(() => procedureFolder('well', "'; drop"), RangeError)
  })
})

function filesOf(folder: string): string[] {
  return globSync('{procedures,package.json}/**', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/')).toSorted()
}
