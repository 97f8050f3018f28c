// Receipts know their day of the week and their time of day, so that both can be counted, filtered and opened like any property.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const BAND = `case when hour >= 6 and hour < 11 then 'MORNING' when hour >= 11 and hour < 14 then 'NOON'
        when hour >= 14 and hour < 17 then 'AFTERNOON' when hour >= 17 and hour < 21 then 'EVENING' else 'NIGHT' end`;

export class Bands1764000000060 implements MigrationInterface {
  name = 'Bands1764000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    alter table purchases add column weekday integer, add column band text;
    create function purchase_band() returns trigger language plpgsql as $$
    declare hour integer;
    begin
      new.weekday := coalesce(new.weekday, extract(isodow from new.business_on));
      if new.band is null then
        select extract(hour from new.purchased_at at time zone s.time_zone) into hour from stores s where s.id = new.store_id;
        new.band := ${BAND};
      end if;
      return new;
    end $$;
    update purchases p set weekday = extract(isodow from p.business_on), band = ${BAND}
      from (select q.id, q.customer_id, q.purchased_at, extract(hour from q.purchased_at at time zone s.time_zone) as hour from purchases q join stores s on s.id = q.store_id) h
      where p.id = h.id and p.customer_id = h.customer_id and p.purchased_at = h.purchased_at;
    alter table purchases alter column weekday set not null, alter column band set not null, add check (band in ('MORNING', 'NOON', 'AFTERNOON', 'EVENING', 'NIGHT'));
    -- Whoever writes receipts by the hundred thousand says both; for the others they are worked out.
    create trigger purchases_band before insert on purchases for each row when (new.band is null or new.weekday is null) execute function purchase_band();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger purchases_band on purchases; drop function purchase_band(); alter table purchases drop column band, drop column weekday;');
  }
}
