import { Screen } from '../../app/screen.tsx';
import { Header } from '../../design/header.tsx';
import { titles } from '../../messages/titles.ts';

export default function ProductNewScreen() {
  return (
    <Screen title={titles.newProduct} header={<Header title={titles.newProduct} />}>
      <></>
    </Screen>
  );
}
