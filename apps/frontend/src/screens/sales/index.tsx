import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function SalesScreen() {
  return (
    <Screen title={titles.sales} header={<Header title={titles.sales} />}>
      <></>
    </Screen>
  );
}
