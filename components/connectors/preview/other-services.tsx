import { Count } from '@/components/ui/count'
import { Figures } from '@/components/ui/figures'
import { Section } from '@/components/ui/section'
import type { PreviewModel } from '@/lib/features/connectors/preview-model'
import classes from './preview.module.css'
import { SkeletonFigure } from './skeleton-rows'

type Service = PreviewModel['otherServices'][number]

function Quantity({ service }: { service: Service }) {
  switch (service.status) {
    case 'waiting':
    case 'running': return <SkeletonFigure />
    case 'failed': return <span className={classes.unsettled}>could not be read</span>
    case 'absent': return <span className={classes.unsettled}>not in this organization</span>
    case 'done': return service.quantity === null ? <>–</> : <><Count value={service.quantity} /> <span className={classes.unit}>{service.unit}</span></>
  }
}

export function OtherServices({ model }: { model: PreviewModel }) {
  return (
    <Section title="Other services" note="Each in its own unit, over the 14 days; stored bytes are those of the latest day.">
      <Figures label="Other services">
        <thead><tr>{['Service', 'Quantity', 'Requests'].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {model.otherServices.map((service) => (
            <tr key={service.service}>
              <th scope="row">{service.label}</th>
              <td><Quantity service={service} /></td>
              <td>{service.status === 'done' && service.requests !== null ? <Count value={service.requests} /> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </Figures>
    </Section>
  )
}
