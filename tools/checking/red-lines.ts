/**
 * Words that would mean a red line is crossed (architecture §10; …163, R-424, R-440…,
 * R-800… …R-837), looked for where a thing becomes real: the schema, and the addresses of routes.
 */
export type Complaint = { readonly line: number; readonly wrong: string }

/** Names as they would stand in a table, column or route, in English or pinyin-free Chinese. */
const forbidden: readonly (readonly [RegExp, string])[] = [
  [/risk[_-]?(score|level|rank|label)|social[_-]?credit|credit[_-]?score/i, 'no risk score or label of a person (R-830)'],
  [/watch[_-]?list|black[_-]?list|veto[_-]?list|重点人员名单|黑名单/i, 'no watch list or black list of persons or households (R-830)'],
  [/special[_-]?(population|group|people)|特殊人群/i, 'no tables of 特殊人群 (R-830)'],
  [/(?<![a-z])(track[_-]?points?|location[_-]?history|trajector(y|ies)|gps[_-]?trace)(?![a-z])|轨迹/i, 'no continuous tracking of workers (R-831)'],
  [/check[_-]?ins?(?![a-z])|punch[_-]?(in|card)|签到|打卡/i, 'no check-ins (R-831)'],
  [/online[_-]?(time|duration|minutes)|activity[_-]?rank|install[_-]?rate|在线时长|活跃度|安装率/i, 'no online time, activity ranking or install rate (R-832)'],
  [/face[_-]?(id|embedding|vector|recognition)|人脸/i, 'no forced photos, no face recognition (R-833)'],
]

export function redLinesIn(file: string, content: string): readonly Complaint[] {
  const named = namesIn(file)
  if (named === undefined) return []
  return content.split('\n').flatMap((line, index) => {
    const names = named(line)
    return forbidden.flatMap(([pattern, wrong]) => names.some((name) => pattern.test(name)) ? [{ line: index + 1, wrong }] : [])
  })
}

/** How the names of things are found in a line of this file; undefined for files in which nothing becomes real. */
function namesIn(file: string): ((line: string) => readonly string[]) | undefined {
  if (/^database\/migrations\/.*\.sql$/.test(file)) return (line) => [line.replace(/--.*$/, '')]
  if (/^(server|faces)\/.*\.tsx?$/.test(file) && !/\.(test|journey)\.ts$/.test(file)) {
    return (line) => [...line.matchAll(/['"`](\/[A-Za-z0-9/_:{}.-]+)['"`]/g)].map(([, address]) => address ?? '')
  }
  return undefined
}
