/** A household's rating as a sheet of facts, for the household and those who work on it. Names nobody who spoke or voted. */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { Line } from '../../core/procedure/words.ts'
import { vetoes } from '../../core/star-rating/vetoes.ts'
import { claims, starsHeld, type RatingFile } from './rating-file.ts'

export function sheetOf({ state, file }: Dossier<RatingFile>): readonly Line[] {
  const name = (star: string) => file.names[star] ?? star
  return [
    ...text('年度', `${file.year} 年`), ...text('小组', file.group), ...text('参评', file.takesPart ? '参评' : state === 'FILLED' ? '等本户确认' : '本轮不参评'),
    ...file.own.flatMap((own) => text(`自评：${name(own.star)}`, `${claims[own.claim]}${own.words === '' ? '' : `：${own.words}`}`)),
    ...text('纸质表', file.paper === null ? '' : `${file.paper.signedOn} 签字，存放在${file.paper.keptAt}`),
    ...file.opinions.flatMap((one) => text(one.group === '' ? '互评意见' : `${one.group}的意见`, opinionInWords(one, name))),
    ...text('等核对的否决依据', file.groundAsked === null ? '' : groundInWords(file.groundAsked, name)),
    ...file.grounds.flatMap((one) => text('否决依据', groundInWords(one, name))),
    ...text('现在的星', file.decided === null ? '' : starsHeld(file).length === 0 ? '没有' : starsHeld(file).map(name).join('、')),
    ...file.away.flatMap(({ star, back, why }) => text(why === 'ground' ? '暂不授的星' : '摘下的星', `${name(star)}，${back} 恢复`)),
    ...text('申请复核的理由', file.reviewWords), ...text('复核说明', file.decided?.note ?? ''), ...text('乡镇要求再看', file.sentBack),
    ...text('没办结的异议', file.objections.length === 0 ? '' : `${file.objections.length} 个`),
    ...text(file.move?.kind === 'take' ? '提议摘星' : '提议加星', file.move === null ? '' : `${name(file.move.star)}：${file.move.evidence}`), ...text('本户说明', file.move?.answer ?? ''),
    ...text('挂牌', file.plaque === null ? '' : file.plaque ? '同意' : '不挂'),
  ]
}

function opinionInWords({ people, supports, doubts, words }: RatingFile['opinions'][number], name: (star: string) => string): string {
  return [
    people > 1 ? `${people} 人` : '', supports.length === 0 ? '' : `支持${supports.map(name).join('、')}`, doubts.length === 0 ? '' : `对${doubts.map(name).join('、')}有疑问`, words,
  ].filter((one) => one !== '').join('；')
}

function groundInWords({ kind, document, authority, inForceFrom, months, stars }: RatingFile['grounds'][number], name: (star: string) => string): string {
  return `${vetoes[kind].name}（${authority} ${document}），${inForceFrom} 起 ${months} 个月，只影响${stars.map(name).join('、')}`
}

function text(label: string, value: string): Line[] {
  return value === '' ? [] : [{ label, kind: 'text', value }]
}
