/** 隔离攻击：在演示数据里埋下标记，各类人员逐个接口、逐个地方去问 · attack the walls between units with planted canaries */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const help = `npx sanzhi isolation [--requests 50000]

在一个临时数据库里建起整个平台，在六个地方的每个字段埋下标记，四十多种人员对每个接口、每个地方发出请求；
再以程序的数据库角色直接攻击数据库。听到不该听到的、能分辨有没有的、不该办成的、出错的，都算发现，退出码为 1。
不碰正在运行的平台和它的数据。说明见 docs/security-tests.md。

选项：
  --requests <数>   请求总数，默认 50000
  --help            显示本说明`

const suite = join(import.meta.dirname, '../attack/isolation/isolation.db.test.ts')

/** @returns the exit code */
export default async function isolation(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { requests: { type: 'string', default: '50000' }, help: { type: 'boolean', short: 'h' } } })
  if (values.help === true) {
    console.log(help)
    return 0
  }
  if (!/^[1-9]\d{0,7}$/.test(values.requests)) {
    console.error('--requests 后面写请求总数，例如 50000。')
    return 1
  }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--test', '--test-reporter=spec', suite], {
    stdio: 'inherit', env: { ...process.env, SANZHI_ISOLATION: values.requests },
  })
  return await new Promise((resolve) => { child.on('exit', (code) => { resolve(code ?? 1) }) })
}

if (import.meta.main) process.exitCode = await isolation(process.argv.slice(2))
