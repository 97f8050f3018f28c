// Tickets and receipts know the hour in which they came, by the store's clock, so that the work of a shift can be counted and opened (D-11).
import type { MigrationInterface, QueryRunner } from 'typeorm';

const BAND = `case when new.hour >= 6 and new.hour < 11 then 'MORNING' when new.hour >= 11 and new.hour < 14 then 'NOON'
          when new.hour >= 14 and new.hour < 17 then 'AFTERNOON' when new.hour >= 17 and new.hour < 21 then 'EVENING' else 'NIGHT' end`;

export class ArrivalHours1764000000672 implements MigrationInterface {
  name = 'ArrivalHours1764000000672';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
    alter table purchases add column hour integer;
    alter table tickets add column opened_hour integer;
    update purchases p set hour = extract(hour from p.purchased_at at time zone s.time_zone) from stores s where s.id = p.store_id;
    update tickets t set opened_hour = extract(hour from t.opened_at at time zone s.time_zone) from stores s where s.id = t.store_id;
    alter table purchases alter column hour set not null, add constraint purchases_hour_check check (hour between 0 and 23);
    alter table tickets alter column opened_hour set not null, add constraint tickets_opened_hour_check check (opened_hour between 0 and 23);
    drop trigger purchases_band on purchases;
    create or replace function purchase_band() returns trigger language plpgsql as $$
    begin
      new.weekday := coalesce(new.weekday, extract(isodow from new.business_on));
      if new.hour is null then select extract(hour from new.purchased_at at time zone s.time_zone) into new.hour from stores s where s.id = new.store_id; end if;
      new.band := coalesce(new.band, ${BAND});
      return new;
    end $$;
    create trigger purchases_band before insert on purchases for each row when (new.band is null or new.weekday is null or new.hour is null) execute function purchase_band();
    -- The hour is worked out beside the other times, by a trigger of its own: what those say stays as it is.
    create function ticket_hour() returns trigger language plpgsql as $$
    begin
      select extract(hour from new.opened_at at time zone s.time_zone) into new.opened_hour from stores s where s.id = new.store_id;
      return new;
    end $$;
    create trigger tickets_hour before insert on tickets for each row execute function ticket_hour();
    create trigger tickets_hour_again before update of opened_at, store_id on tickets for each row
      when (old.opened_at is distinct from new.opened_at or old.store_id is distinct from new.store_id) execute function ticket_hour();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
    drop trigger tickets_hour on tickets; drop trigger tickets_hour_again on tickets; drop function ticket_hour();
    drop trigger purchases_band on purchases;
    create or replace function purchase_band() returns trigger language plpgsql as $$
    declare hour integer;
    begin
      new.weekday := coalesce(new.weekday, extract(isodow from new.business_on));
      if new.band is null then
        select extract(hour from new.purchased_at at time zone s.time_zone) into hour from stores s where s.id = new.store_id;
        new.band := ${BAND.replaceAll('new.hour', 'hour')};
      end if;
      return new;
    end $$;
    create trigger purchases_band before insert on purchases for each row when (new.band is null or new.weekday is null) execute function purchase_band();
    alter table tickets drop column opened_hour;
    alter table purchases drop column hour;
    `);
  }
}
