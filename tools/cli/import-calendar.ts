/** 导入国务院节假日和调休安排（工作日历） · import the State Council's holidays and make-up days */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Refused } from '../../core/procedure/refusal.ts'
import { importCalendarCsv } from '../../server/calendar/index.ts'
import { connectDatabase } from '../../server/database/index.ts'
import { CannotStart, environmentFrom } from '../../server/environment/index.ts'

const help = `npx sanzhi import-calendar <文件.csv> --source <通知文号>

导入国务院办公厅公布的节假日和调休安排（R-005）。平台运行中也可以导入，一分钟内生效。
已有的日期以新文件为准；任何一行有误则全部不导入。要取消某个放假日，把这一天写成 true 再导入。

文件格式（UTF-8，首行为表头）：
  day,is_workday,note
  2027-01-01,false,元旦放假
  2027-01-10,true,元旦调休上班

选项：
  --source <文字>   依据，例如“国办发明电〔2026〕7号”，必填
  --check           只检查，不保存
  --help            显示本说明

环境变量与 npm start 相同：DATA_DIR 或 DATABASE_URL。`

/** @returns the exit code */
export default async function importCalendar(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals: [file, ...more] } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { source: { type: 'string' }, check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
    if (values.help === true) return said(help)
    if (file === undefined || more.length > 0) return failed('请给出一个文件，运行 npx sanzhi import-calendar --help 查看说明。')
    return said(await imported(read(file), values.source ?? '', values.check === true))
  } catch (error) {
    return failed(sentenceOf(error))
  }
}

class CheckedOnly extends Error {
  readonly sentence: string
  constructor(sentence: string) {
    super('rolled back on purpose')
    this.sentence = sentence
  }
}

/** `--check` walks the whole way, the database's own checks included, and turns back at the end. */
async function imported(text: string, source: string, checkOnly: boolean): Promise<string> {
  const { database, close } = await connectDatabase(environmentFrom(process.env), { use: 'join', connections: 1 })
  try {
    return await database.transaction({ role: 'system' }, async (transaction) => {
      const { days, years } = await importCalendarCsv(transaction, text, source)
      if (checkOnly) throw new CheckedOnly(`检查通过：${days} 天，涉及 ${years.join('、')} 年，没有保存。`)
      return `已导入 ${days} 天，涉及 ${years.join('、')} 年。`
    })
  } catch (error) {
    if (error instanceof CheckedOnly) return error.sentence
    throw error
  } finally {
    await close()
  }
}

function read(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    const why = error instanceof TypeError ? '不是 UTF-8 文本，请另存为“CSV UTF-8”' : '请检查路径和权限'
    throw new CannotStart(`无法读取文件 ${file}：${why}。`, `Cannot read ${file}.`, error)
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof Refused) return error.refusal.sentence
  if (error instanceof CannotStart) return error.message
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    return '命令的写法不对，运行 npx sanzhi import-calendar --help 查看说明。'
  }
  throw error
}

function said(text: string): 0 {
  console.log(text)
  return 0
}

function failed(sentence: string): 1 {
  console.error(sentence)
  return 1
}

if (import.meta.main) process.exitCode = await importCalendar(process.argv.slice(2))
