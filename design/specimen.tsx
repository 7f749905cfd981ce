/** Every part on one sheet, to be looked at in light, dark, elder and print before a part is called done. */
import {
  Acts,
  Button,
  ButtonRow,
  DataTable,
  DeadlineLamp,
  DossierHead,
  EmptyState,
  ErrorSummary,
  Facts,
  Figures,
  FormFields,
  Message,
  Notice,
  Pager,
  PlaceMap,
  RegionBar,
  StatusWord,
  Timeline,
  type Column,
} from './index.ts'
import * as sample from './specimen-models.ts'

export function Specimen() {
  return (
    <main className="portal-main stack" id="main">
      <RegionBar region={sample.region} />
      <h1>零件样张</h1>
      <ErrorSummary problems={sample.problems} />
      <DossierHead head={sample.head} level={2} />
      <Acts acts={sample.acts} chosen="handle">
        <form noValidate>
          <FormFields fields={sample.fields} problems={sample.problems} />
          <p className="soft">提交后，案卷转给核查员，不能再改。</p>
          <ButtonRow>
            <Button type="button">交去核查</Button>
            <Button type="button" kind="quiet">
              先不办
            </Button>
          </ButtonRow>
        </form>
      </Acts>
      <Timeline entries={sample.timeline} />
      <States />
      <Messages />
      <Figures figures={sample.figures} audience="villager" />
      <Tables />
      <PlaceMap map={sample.map} />
      <EmptyState title="还没有事项" next={<Button type="button">我要上报</Button>}>
        您上报的事会列在这里，办到哪一步一看就知道。
      </EmptyState>
      <Notice notice={sample.notice}>
        <p>经村民代表会议讨论，拟把“冬季取暖用火劝导”加入网格事项清单。现予公示，公示期七天。</p>
      </Notice>
    </main>
  )
}

function States() {
  return (
    <section className="stack">
      <h2>灯与状态</h2>
      <Facts facts={sample.lamps.map((lamp, nth) => ({ name: `第 ${nth + 1} 盏`, value: <DeadlineLamp lamp={lamp} /> }))} />
      <p>
        {sample.statuses.map((status) => (
          <span key={status.word}>
            <StatusWord status={status} />{' '}
          </span>
        ))}
      </p>
      <ButtonRow>
        <Button type="button">派给交通局</Button>
        <Button type="button" kind="ordinary">
          申请延期
        </Button>
        <Button type="button" kind="danger">
          作废
        </Button>
        <Button type="button" kind="quiet">
          先不办
        </Button>
      </ButtonRow>
    </section>
  )
}

function Messages() {
  return (
    <section className="stack">
      <h2>话</h2>
      <Message title="提示">说不清也没关系，网格员会打电话问您。</Message>
      <Message tone="success" title="已经收到">
        三个工作日内告诉您由谁来办。
      </Message>
      <Message tone="warning" title="请注意">
        这件事快到期了。
      </Message>
      <Message tone="danger" title="有人受伤或着火，先打电话">
        119 火警，120 急救。
      </Message>
    </section>
  )
}

const columns: readonly Column<sample.MatterRow>[] = [
  { key: 'matter', head: '事项', cell: (row) => row.matter, names: true },
  { key: 'number', head: '流水号', cell: (row) => row.number },
  { key: 'unit', head: '承办', cell: (row) => row.unit },
  { key: 'lamp', head: '时限', cell: (row) => <DeadlineLamp lamp={row.lamp} /> },
  { key: 'days', head: '天数', cell: (row) => row.days, figures: true },
]

function Tables() {
  return (
    <section className="stack">
      <h2>表</h2>
      <DataTable caption="待办事项" columns={columns} rows={sample.rows} keyOf={(row) => row.number} />
      <DataTable
        caption="待办事项（横向滚动）"
        columns={columns}
        rows={sample.rows}
        keyOf={(row) => row.number}
        narrow="scroll"
      />
      <Pager pager={{ previous: '#previous', next: '#next', words: '共 58 件' }} />
    </section>
  )
}
