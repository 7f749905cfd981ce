/** 备份数据库和附件到一个文件，平台运行中也可以 · back up database and files while the platform runs */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { backUp, BrokenArchive, type Inspected } from '../../server/backup/index.ts'
import { openAsOwner } from '../../server/database/index.ts'
import { CannotStart, environmentFrom, secretOf, type Environment } from '../../server/environment/index.ts'
import { said, sentenceOf as commandSentence } from '../command-line.ts'

const help = `npx sanzhi backup [--to 文件] [--key-file 密钥文件] [--keep 份数]

把数据库里的全部数据和上传的附件写进一个文件。平台照常运行；备份的是开始那一刻的数据。
写完立即通读一遍核对校验和，有错不会留下文件。

选项：
  --to 文件            备份文件，默认 DATA_DIR/backups/sanzhi-年月日-时分秒.backup
  --key-file 密钥文件  用这个文件的内容加密（至少 32 字节，可用 openssl rand -base64 48 > 文件 生成）
  --keep 份数          默认目录里只保留最近几份
  --help               显示本说明

SANZHI_SECRET（演示模式是 DATA_DIR/demo-secret）不在备份里，要另外保管。
环境变量与 npm start 相同：DATA_DIR 或 DATABASE_URL。`

/** @returns the exit code */
export default async function backup(args: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...args], options: { 'to': { type: 'string' }, 'key-file': { type: 'string' }, 'keep': { type: 'string' }, 'help': { type: 'boolean', short: 'h' } },
    })
    if (values.help === true) return said(help, 0)
    const keep = keepAsked(values.keep)
    const environment = environmentFrom(process.env)
    const began = performance.now()
    const { path, found } = await written(environment, values.to, keyFrom(values['key-file']))
    if (keep !== null && values.to === undefined) forgetBeyond(join(environment.dataFolder, 'backups'), keep)
    return said(report(path, found, performance.now() - began), found.summary.missing === 0 ? 0 : 1)
  } catch (error) {
    console.error(sentenceOf(error, 'backup'))
    return 1
  }
}

async function written(environment: Environment, to: string | undefined, key: Buffer | null): Promise<{ readonly path: string; readonly found: Inspected }> {
  const path = to ?? join(environment.dataFolder, 'backups', `sanzhi-${stamp(new Date())}.backup`)
  const { reader, close } = await openAsOwner(environment)
  try {
    const found = await backUp({
      reader, path, key, secret: secretOf(environment), filesFolder: join(environment.dataFolder, 'files'), progress: (line) => { console.log(`  ${line}`) },
    })
    // The platform shows the age of the newest backup among its metrics.
    writeFileSync(join(environment.dataFolder, 'last-backup.json'), `${JSON.stringify({ at: found.manifest.at, path })}\n`, { mode: 0o600 })
    return { path, found }
  } finally {
    await close()
  }
}

/** @throws CannotStart for a file that is none or too short */
export function keyFrom(file: string | undefined): Buffer | null {
  if (file === undefined) return null
  try {
    const key = readFileSync(file)
    if (key.length >= 32) return key
  } catch (error) {
    throw new CannotStart(`读不了密钥文件 ${file}。`, `Cannot read the key file ${file}.`, error)
  }
  throw new CannotStart(`密钥文件 ${file} 太短，至少 32 字节。`, `The key file ${file} is too short: 32 bytes at least.`)
}

/** Of backup and restore alike. */
export function sentenceOf(error: unknown, command: string): string {
  if (error instanceof BrokenArchive) return `备份文件不完整或被改动，没有恢复任何数据：${error.message}\nThe backup is broken, nothing was restored: ${error.message}`
  return commandSentence(error, command)
}

function keepAsked(text: string | undefined): number | null {
  if (text === undefined) return null
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw new CannotStart('--keep 应为 1–9999 的整数。', '--keep is a whole number from 1 to 9999.')
}

/** Local time of nobody: UTC, so names sort by age. */
function stamp(at: Date): string {
  return at.toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15)
}

function forgetBeyond(folder: string, keep: number): void {
  const names = readdirSync(folder).filter((name) => /^sanzhi-\d{8}-\d{6}\.backup$/.test(name)).toSorted()
  for (const name of names.slice(0, Math.max(0, names.length - keep))) rmSync(join(folder, name))
}

function report(path: string, { manifest, summary }: Inspected, milliseconds: number): string {
  const rows = Object.values(summary.tables).reduce((sum, table) => sum + table.rows, 0)
  const { size } = statSync(path)
  return [
    `备份完成并已通读核对：${path}`,
    `  数据时刻 ${manifest.at}，${Object.keys(summary.tables).length} 张表 ${rows} 行，附件 ${Object.keys(summary.files).length} 个，文件 ${(size / 1e6).toFixed(1)} MB，用时 ${(milliseconds / 1000).toFixed(1)} 秒`,
    ...(summary.missing === 0 ? [] : [`  有 ${summary.missing} 个已归卷的照片不在附件目录里，请检查磁盘。`]),
  ].join('\n')
}

if (import.meta.main) process.exitCode = await backup(process.argv.slice(2))
