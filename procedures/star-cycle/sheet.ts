/** A village's year as a sheet of facts: what a reader sees at the head of the dossier. Names no persons. */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { Line } from '../../core/procedure/words.ts'
import type { CycleFile } from './cycle-file.ts'

const registers = { residence: '常住户', hukou: '户籍户' } as const

export function sheetOf({ file }: Dossier<CycleFile>): readonly Line[] {
  const { agreed, households, notice, award } = file
  return [
    text('年度', `${file.year} 年`), text('依据', file.basis), text('由谁启动', file.by === 'town' ? '乡镇' : '县文明办'),
    text('农户总数', `${households[agreed.denominator]} 户（${registers[agreed.denominator]}；户籍户 ${households.hukou}，常住户 ${households.residence}）`),
    text('评星标准', `${agreed.standard.stars.length} 颗星：${agreed.standard.stars.map(({ name }) => name).join('、')}`),
    day('自评到', file.selfUntil),
    ...file.sittings.map((one) => text(`到会记录 ${one.number}`, `${one.heldOn}，${one.present.length} 人到会`)),
    ...(notice === null ? [] : [
      text('公示', `${notice.on} 起 ${notice.days} 天，到 ${notice.until}；上榜 ${notice.lines.length} 户${notice.amended === 0 ? '' : `；更正 ${notice.amended} 次`}`), text('榜贴在', notice.where),
    ]),
    ...file.boards.map(({ on, where }) => text('登记张榜', `${on}，${where}`)),
    ...(award === null ? [] : [text('授牌', `${award.heldOn}，${award.where}；星级文明户 ${award.lines.length} 户，其中 ${agreed.honourFrom} 星以上 ${award.lines.filter(({ stars }) => stars.length >= agreed.honourFrom).length} 户`)]),
    ...file.later.map(({ on, kind, lines, resolution }) => text(kind === 'later-award' ? '补授' : '公布星级变动', `${on}，${lines.length} 户${resolution === '' ? '' : `（${resolution}）`}`)),
  ]
}

function text(label: string, value: string): Line {
  return { label, kind: 'text', value }
}

function day(label: string, value: string): Line {
  return { label, kind: 'day', value }
}
