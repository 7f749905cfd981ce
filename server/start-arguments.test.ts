import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { saidInsteadOfStarting, startHelp } from './start-arguments.ts'

describe('sanzhi start', () => {
  it('starts when nothing is asked, tells about itself when it is, and refuses a word it does not know', () => {
    assert.equal(saidInsteadOfStarting([]), null)
    assert.deepEqual([['--help'], ['-h'], ['x', '--help']].map((args) => saidInsteadOfStarting(args)?.code), [0, 0, 0])
    const refused = saidInsteadOfStarting(['--port', '80'])
    assert.equal(refused?.code, 1)
    assert.match(refused.text, /没有启动.*环境变量/s)
  })

  it('with --help makes no data folder and ends by itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sanzhi-start-'))
    const told = await new Promise<{ readonly code: number; readonly text: string }>((resolve) => {
      execFile(process.execPath, [join(import.meta.dirname, 'main.ts'), '--help'], { env: { ...process.env, DATA_DIR: join(folder, 'data') } }, (error, text) => { resolve({ code: error === null ? 0 : 1, text }) })
    })
    assert.deepEqual([told.code, told.text.trim(), readdirSync(folder)], [0, startHelp, []])
    rmSync(folder, { recursive: true })
  })
})
