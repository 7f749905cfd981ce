/** The steps of the roll as a whole: published, settled, or taken back to be checked anew (R-204…R-206). */
import { TextInput } from '../../../design/index.ts'
import type { ElectionView, RollView } from '../../../core/view/elections.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { ActBox } from './act-box.tsx'

export function RollSteps({ election, head, done }: { election: ElectionView; head: RollView; done(): void }) {
  const own = { procedure: 'election-roll' as const, dossier: head.id, village: election.village, seen: head.sequence, onDone: done }
  const running = ['REGISTERING', 'NOMINATING', 'CANDIDATES'].includes(election.state)
  const over = head.objectUntil !== null && (election.rehearsal || election.today > head.objectUntil)
  return (
    <>
      {head.state === 'ENTERING' && head.count > 0 && (
        <ActBox {...own} act="publish" form={(form) => ({ where: inputNamed(form, 'where') })}>
          {(fault) => <TextInput {...fault('where')} name="where" label="公布在哪里" hint="打印出来贴公开栏；群众端同时可以看" maxLength={200} width={20} />}
        </ActBox>
      )}
      {head.state === 'PUBLISHED' && (over && head.openObjections === 0
        ? <ActBox {...own} act="seal" form={() => ({})} />
        : <p className="soft election-closed"><b>确定名册</b>{`：${head.openObjections > 0 ? `还有 ${head.openObjections} 件异议没有决定。` : `异议可以提到 ${head.objectUntil ?? ''}，过了这天才能确定。`}`}</p>)}
      {running && (head.state === 'PUBLISHED' || head.state === 'SEALED') && (
        <ActBox {...own} act="reopen" danger form={(form) => ({ reason: inputNamed(form, 'reason') })}>
          {(fault) => <TextInput {...fault('reason')} name="reason" label="为什么重新登记" maxLength={200} width={20} />}
        </ActBox>
      )}
    </>
  )
}
