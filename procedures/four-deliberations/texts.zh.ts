/** What people are told: that there is something to see to. */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { MatterFile } from './matter-file.ts'

type Matter = Dossier<MatterFile>

export const texts = {
  next: ({ file }: Matter) => (file.steps.at(-1)?.passed === false ? `“${file.title}”这一步没有通过，不能往下走，请点开查看。` : `“${file.title}”可以走下一步了，请点开查看。`),
  published: ({ file }: Matter) => `“${file.title}”的公布贴出来了，请看看有没有意见。`,
  checkWaits: ({ file }: Matter) => `“${file.title}”办完了，请核验结果和账目。`,
  sentBack: ({ file }: Matter) => `“${file.title}”的结果核验没有过，请补齐再报。`,
  overdue: ({ file }: Matter) => `“${file.title}”有一步过了时候还没有办，请看一看。`,
}
