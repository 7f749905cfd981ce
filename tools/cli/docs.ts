/** 生成程序说明、流程图、规则索引，冻结已发布的程序 · write the documentation made from the code */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { keepProcedures, publishedProcedures } from '../../server/procedures/index.ts'
import { freeze, frozenFaults } from '../docs/frozen.ts'
import { differences, procedureFiles, write } from '../docs/generated-files.ts'
import { rulesIndex } from '../docs/rules-index.ts'

const help = `npx sanzhi docs [--check]

按代码生成（内容没变的文件不动）：
  docs/procedures/<程序>.md    给工作人员看的办事规则
  docs/procedures/<程序>.svg   流程图
  docs/procedures/<程序>.bpmn  流程图，BPMN 2.0，可用流程软件打开
  docs/rules.md                规则编号 → 文件
  procedures/<程序>/published/vN.json   已发布版本的定义和哈希，只写一次

  --check   只检查：有一处不一致就列出来，退出码为 1`

const house = join(import.meta.dirname, '../..')

/** @returns the exit code */
export default function docs(args: readonly string[]): number {
  const { values } = parseArgs({ args: [...args], options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } })
  if (values.help === true) {
    console.log(help)
    return 0
  }
  // Older versions are frozen, not described: what opens today is the newest.
  const { newest } = keepProcedures()
  const files = [...publishedProcedures.filter((procedure) => newest(procedure.key) === procedure).flatMap(procedureFiles), rulesIndex(house)]
  const written = values.check === true ? [] : [...publishedProcedures.flatMap((procedure) => freeze(house, procedure)), ...write(house, files)]
  for (const path of written) console.log(`已写 ${path}`)
  const faults = [...publishedProcedures.flatMap((procedure) => frozenFaults(house, procedure)), ...differences(house, files)]
  for (const fault of faults) console.error(fault)
  return faults.length === 0 ? 0 : 1
}

if (import.meta.main) process.exitCode = docs(process.argv.slice(2))
