/** 新建一个程序：能运行、能通过检查的最小样子 · make the folder of a new procedure */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CannotStart, startOrExplain } from '../../server/environment/index.ts'
import { procedureFolder, type ScaffoldFile } from '../scaffold/procedure-files.ts'
import { writeFolder } from '../scaffold/write-folder.ts'

const help = `npx sanzhi new-procedure <key> [--name 中文名]

新建 procedures/<key>/：程序、表单、文字、测试。只写这个文件夹，不动别处。
<key> 用小写英文和连字符，例如 well-repair。

接下来：
  1. 改 procedures/<key>/<key>.procedure.ts
  2. npm test -- <key>
  3. 见 CONTRIBUTING.md“十步新增一个程序”`

await startOrExplain(async () => {
  const { values, positionals: [key, ...more] } = parseArgs({
    args: process.argv.slice(2), allowPositionals: true, options: { name: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help === true || key === undefined || more.length > 0) {
    console.log(help)
    if (values.help !== true) process.exitCode = 1
    return
  }
  const written = writeFolder(join(import.meta.dirname, '../..'), `procedures/${key}`, filesOf(key, values.name ?? '新程序'))
  for (const path of written) console.log(`已写 ${path}`)
  console.log(`\n接下来：npm test -- ${key}`)
})

function filesOf(key: string, name: string): ScaffoldFile[] {
  try {
    return procedureFolder(key, name)
  } catch (error) {
    throw new CannotStart(
      '<key> 用小写英文和连字符，例如 well-repair；--name 用 2 到 20 个汉字。',
      'The key is lower-case words joined by hyphens, e.g. well-repair; the name has 2 to 20 Chinese characters.', error,
    )
  }
}
