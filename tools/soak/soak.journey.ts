import assert from 'node:assert/strict'
import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { faults } from './faults.ts'
import { reportOf } from './report.ts'
import { soak } from './run.ts'

/** The long form is `npm run soak`; here each of a few faults once, with everything else as there. */
const few = ['SIGKILL 主进程', 'SIGKILL 数据库主进程', '应答传到一半切断', '切断数据库连接']

describe('A platform of two processes under faults', () => {
  it('loses nothing, does nothing twice or half, and comes back by itself (security R1–R3, R5, R6)', async (context) => {
    const folder = join(tmpdir(), `sanzhi-soak-${process.pid}`)
    mkdirSync(folder, { mode: 0o711 })
    try {
      const result = await soak({
        folder, seed: 5, faults: 4, acts: 60, minutes: 1, clients: 4, quiet: 300, archive: false, progress: (line) => context.diagnostic(line),
        deck: faults.filter(({ name }) => few.includes(name)).map((fault) => ({ ...fault, share: 1 })),
      })
      const report = reportOf(result)
      context.diagnostic(report)
      assert.deepEqual(result.findings, [], report)
      assert.ok(result.acknowledged >= 50 && result.struck.length >= 1 && result.statements.struck > 0, report)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
