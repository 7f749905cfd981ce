/** The order of names on notices and boards: by group, then by strokes as lists of names are ordered in China; never by stars. */

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const strokes = new Intl.Collator('zh-Hans-CN-u-co-stroke', { numeric: true })

export function inOrderOfNames<Line extends { readonly group: string; readonly headName: string }>(lines: readonly Line[]): readonly Line[] {
  return lines.toSorted((one, other) => numberOf(one.group) - numberOf(other.group) || strokes.compare(one.group, other.group) || strokes.compare(one.headName, other.headName))
}

/** 第三小组 → 3, 十二组 → 12, 3组 → 3; groups without a number stand last. */
function numberOf(group: string): number {
  const figures = /\d+/.exec(group)?.[0]
  if (figures !== undefined) return Number(figures)
  const said = /[一二三四五六七八九十]+/.exec(group)?.[0]
  if (said === undefined) return Number.MAX_SAFE_INTEGER
  const [tens = '', ones = ''] = said.includes('十') ? said.split('十') : ['', said]
  return (said.includes('十') ? 10 * Math.max(1, digits.indexOf(tens === '' ? '一' : tens)) : 0) + (ones === '' ? 0 : digits.indexOf(ones))
}
