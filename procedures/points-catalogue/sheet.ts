/** The catalogue as a sheet of facts: what is in force, by which resolution, and what is being made. Names no persons. */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { Line } from '../../core/procedure/words.ts'
import type { PointsCatalogue } from '../../core/star-rating/points-catalogue.ts'
import { bodies, type Adoption, type CatalogueFile } from './catalogue-file.ts'

export function sheetOf({ file }: Dossier<CatalogueFile>): readonly Line[] {
  const { inForce, draft, adoption } = file
  return [
    ...(inForce === null ? [] : [...linesOf(inForce.contents, '施行的'), text('通过', adoptionWords(inForce.adoption)), text('备案', `${inForce.filing}（${inForce.filedOn}）`)]),
    ...(draft === null ? [] : linesOf(draft, '草稿')),
    ...(adoption === null ? [] : [text('草稿通过', adoptionWords(adoption))]),
    ...(file.files.length === 0 ? [] : [{ label: '会议记录的照片', kind: 'photos', value: file.files } as const]),
    ...file.doubts.map((one) => text('审核提醒', `第 ${one.number} 条：${one.day} 一人审核加了 ${one.amount} 分，平时一天约 ${one.usual} 分${one.finding === null ? '' : `；结论：${one.finding}`}`)),
  ]
}

export function adoptionWords({ body, number, heldOn, entitled, present, yes }: Adoption): string {
  return `${bodies[body]} ${heldOn} 通过，决议 ${number}；应到 ${entitled} 人，实到 ${present} 人，同意 ${yes} 人`
}

function linesOf({ rules, deductions, exchange, years }: PointsCatalogue, label: string): Line[] {
  return [
    text(label, rules.map(({ name, least, most }) => `${name} ${least === most ? least : `${least}–${most}`} 分`).join('；')),
    text(`${label}兑换上限`, `每户一次最多 ${exchange.mostOnce} 分，一个月最多 ${exchange.mostPerMonth} 分；积分跨 ${years} 年有效；${deductions ? '会议决定可以扣分' : '只加分，不扣分'}`),
  ]
}

function text(label: string, value: string): Line {
  return { label, kind: 'text', value }
}
