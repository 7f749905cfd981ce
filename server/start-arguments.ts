/** What stands behind `sanzhi start`: nothing, or a question about it. A word too many starts nothing: whoever typed it meant something else. */
export const startHelp = `npx sanzhi start

启动平台，直到 Ctrl-C 或停止信号。没有选项，全部用环境变量设置：npx sanzhi settings 列出它们，--check 只检查不启动。
第一次启动建立数据库、装入区划和节假日；演示模式（默认）再造一个演示村。数据在 DATA_DIR（默认 ./data），再启动接着用。
从装好到出事以后怎么办，见 docs/operations.md。`

export type Said = { readonly text: string; readonly code: 0 | 1 }

/** Null: start. */
export function saidInsteadOfStarting(args: readonly string[]): Said | null {
  if (args.length === 0) return null
  if (args.includes('--help') || args.includes('-h')) return { text: startHelp, code: 0 }
  return { text: `start 没有选项“${args[0] ?? ''}”，平台没有启动。设置用环境变量，npx sanzhi settings 列出它们。\nstart takes no option ${JSON.stringify(args[0] ?? '')}; nothing was started. Settings are environment variables: npx sanzhi settings lists them.`, code: 1 }
}
