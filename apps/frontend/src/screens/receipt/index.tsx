import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function ReceiptScreen() {
  return (
    <Screen title={titles.receipt} header={<Header title={titles.receipt} />}>
      <></>
    </Screen>
  );
}
