/** The hand-over within ten days: six things, who gave and who took; then the township files it all away. */
import { Choices, DataTable, Facts, TextArea, TextInput } from '../../../design/index.ts'
import { posts } from '../../../core/election/posts.ts'
import { handOverItems } from '../../../core/election/term.ts'
import { dayForVillagers, daysBetween } from '../../../core/time/index.ts'
import type { ElectionView } from '../../../core/view/elections.ts'
import { dayHint, dayTyped } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { ActBox } from './act-box.tsx'
import { latestWords } from './days.ts'
import type { WithElection } from './use-election.ts'

export function HandOver({ whole: { election, dossier, again } }: { whole: WithElection & { readonly election: ElectionView } }) {
  const { state, handOver, elected, today } = election
  if (!['DECIDED', 'HANDED_OVER', 'ARCHIVED'].includes(state)) return null
  const left = handOver.due === null ? null : daysBetween(today, handOver.due)
  return (
    <section className="section" aria-labelledby="hand-over">
      <h2 id="hand-over">当选和移交</h2>
      <DataTable caption="新一届村民委员会" rows={elected} keyOf={({ person }) => person} narrow="stack" columns={[
        { key: 'post', head: '职务', cell: ({ post }) => posts[post] }, { key: 'name', head: '姓名', names: true, cell: ({ name }) => name },
        { key: 'votes', head: '得票', figures: true, cell: ({ votes }) => votes },
      ]} />
      {handOver.on !== null && (
        <Facts facts={[
          { name: '哪天移交的', value: dayForVillagers(handOver.on) }, { name: '移交', value: `${handOver.from} → ${handOver.to}` }, { name: '移交了', value: handOver.items.map((item) => handOverItems[item]).join('、') },
          { name: '清单和说明', value: handOver.words },
        ]} />
      )}
      {state === 'DECIDED' && <p><b>{`${latestWords({ latest: handOver.due, left, late: left !== null && left < 0 })}。`}</b>选举委员会主持，乡镇监督。</p>}
      {state === 'DECIDED' && dossier !== null && (
        <ActBox procedure="village-election" act="hand-over" dossier={election.id} village={election.village} seen={dossier.sequence} acts={dossier.acts} open onDone={again} form={(form) => {
          const on = inputNamed(form, 'on')
          return { on: dayTyped(on) ?? on, items: new FormData(form).getAll('items'), from: inputNamed(form, 'from'), to: inputNamed(form, 'to'), words: inputNamed(form, 'words') }
        }}>
          {(fault) => (
            <>
              <TextInput {...fault('on')} name="on" label="哪天移交的" hint={dayHint} width={8} maxLength={12} value={today} />
              <Choices {...fault('items')} name="items" label="移交了哪些（六样都要）" options={Object.entries(handOverItems).map(([value, label]) => ({ value, label }))} />
              <TextInput {...fault('from')} name="from" label="谁移交" maxLength={60} width={12} />
              <TextInput {...fault('to')} name="to" label="谁接收" maxLength={60} width={12} />
              <TextArea {...fault('words')} name="words" label="清单和说明" hint="印章几枚、资产和账目的数、档案几卷，监交的乡镇干部是谁" rows={4} maxLength={2000} />
            </>
          )}
        </ActBox>
      )}
      {state === 'HANDED_OVER' && dossier !== null && <ActBox procedure="village-election" act="archive" dossier={election.id} village={election.village} seen={dossier.sequence} acts={dossier.acts} open onDone={again} form={() => ({})} />}
    </section>
  )
}
