/** 列出全部设置，检查现在的设置有没有问题 · list every setting and judge the present ones */
import { parseArgs } from 'node:util'
import { checkSms } from '../../server/effects/index.ts'
import { CannotStart, environmentFrom, settingsTable, variableList } from '../../server/environment/index.ts'

const help = `npx sanzhi settings [--check | --markdown]

列出全部设置（环境变量）。

选项：
  --check      检查现在的设置，一次说出全部问题；没有问题退出码为 0
  --markdown   输出 docs/operations.md 里的那张表
  --help       显示本说明`

/** @returns the exit code */
export default function settings(args: readonly string[]): number {
  try {
    const { values } = parseArgs({ args: [...args], options: { check: { type: 'boolean' }, markdown: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } })
    if (values.help === true) return said(help)
    if (values.markdown === true) return said(settingsTable())
    if (values.check === true) {
      const { mode } = environmentFrom(process.env, [checkSms])
      return said(`设置没有问题，${mode === 'production' ? '生产模式' : '演示模式'}。`)
    }
    return said(variableList.map(({ name, chinese, otherwise, production }) =>
      `${name.padEnd(30)}${chinese}${otherwise === undefined ? '' : `（默认 ${otherwise}）`}${production === true ? '【生产必须】' : ''}`).join('\n'))
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    console.error(error.message)
    return 1
  }
}

function said(text: string): number {
  console.log(text)
  return 0
}

if (import.meta.main) process.exitCode = settings(process.argv.slice(2))
