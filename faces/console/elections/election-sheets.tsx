/** What can be printed at this stage: notices for the board, the roll, cards and ballot papers for whoever runs the vote, forms of polling day. */
import { Button, ButtonRow, Select, TextInput } from '../../../design/index.ts'
import { posts } from '../../../core/election/posts.ts'
import type { ElectionView } from '../../../core/view/elections.ts'

const perFile = 400

export function ElectionSheets({ election }: { election: ElectionView }) {
  const { id, roll, rounds, duties, run } = election
  const path = (sheet: string, rest = '') => `/api/elections/${id}/sheets/${sheet}/pdf${rest}`
  const round = rounds.at(-1)
  const announced = rounds.filter((one) => one.announced !== null)
  const notices: readonly (readonly [sheet: string, name: string, there: boolean, rest?: string])[] = [
    ['announcement', run === 0 ? '换届公告' : '选举公告', true], ['committee', '选举委员会公告', election.committee !== null], ['candidates', '候选人名单', election.candidatesOn !== null], ['voting', '投票公告', round !== undefined],
    ['proxies', '委托名单', roll?.proxiesOn != null], ...announced.map(({ number }) => ['result', `第 ${number} 轮结果`, true, `&round=${number}`] as const),
  ]
  const forms: readonly (readonly [sheet: string, name: string, there: boolean])[] = [
    ['roll', '登记名单', roll?.publishedOn != null], ['proxy-form', '委托书', roll?.publishedOn != null], ['checklist', '检查清单', round !== undefined], ['count', '唱票、计票表', round !== undefined],
    ['hand-over', '移交清单', ['DECIDED', 'HANDED_OVER', 'ARCHIVED'].includes(election.state)],
  ]
  const guarded = (duties.committee || duties.town) && round !== undefined && roll !== null && roll.sealedOn !== null
  return (
    <section className="section no-print" aria-labelledby="sheets">
      <h2 id="sheets">打印</h2>
      <ul className="plain-list">
        {notices.filter(([, , there]) => there).map(([sheet, name, , rest = '']) => (
          <li key={sheet + rest}>{`${name}：`}<Paper name={name} size="A3" href={path(sheet, `?paper=a3${rest}`)} />{'　'}<Paper name={name} size="A4" href={path(sheet, `?paper=a4${rest}`)} /></li>
        ))}
        {forms.filter(([, , there]) => there).map(([sheet, name]) => <li key={sheet}><a className="tap" href={path(sheet)}>{name}</a></li>)}
        {guarded && <li>参加选举证 {Array.from({ length: Math.ceil(roll.count / perFile) }, (_, at) => at * perFile + 1).map((from) => <span key={from}><a className="tap" href={path('cards', `?from=${from}&count=${perFile}`)}>{`${from} 到 ${Math.min(roll.count, from + perFile - 1)} 号`}</a>{'　'}</span>)}</li>}
      </ul>
      {guarded && (
        <details className="field-group">
          <summary>打印选票和存根</summary>
          <form className="panel" action={path('ballots')} method="get" target="_blank">
            <Select name="post" label="哪个职务" value={round.posts[0]?.post ?? ''} options={round.posts.map(({ post }) => ({ value: post, label: posts[post] }))} />
            <TextInput name="from" label="存根从几号起" width={4} inputMode="numeric" maxLength={5} value="1" />
            <TextInput name="count" label="印多少张" hint={`一次最多 ${perFile} 张`} width={4} inputMode="numeric" maxLength={3} value="100" />
            <ButtonRow><Button kind="ordinary">打开选票</Button></ButtonRow>
          </form>
        </details>
      )}
    </section>
  )
}

/** Whoever hears the links one by one hears of which sheet each is. */
function Paper({ name, size, href }: { name: string; size: string; href: string }) {
  return <a className="tap" href={href}>{`${size} 纸`}<span className="visually-hidden">{`打印${name}`}</span></a>
}
