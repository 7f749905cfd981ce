/** 导入行政区划名录 · import a list of divisions: import regions <文件>；节假日用 import-calendar */
import importRegions from './import-regions.ts'

/** @returns the exit code */
export default async function importCommand([what, ...args]: readonly string[]): Promise<number> {
  if (what === 'regions') return await importRegions(args)
  const asked = what === undefined || what === '--help' || what === '-h'
  const text = 'npx sanzhi import regions <文件.csv>|--national　导入行政区划名录，加 --help 查看说明'
  if (asked) console.log(text)
  else console.error(`没有“import ${what}”。${text}`)
  return asked ? 0 : 1
}

if (import.meta.main) process.exitCode = await importCommand(process.argv.slice(2))
