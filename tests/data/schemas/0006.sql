PRAGMA application_id = 1400197238;
PRAGMA user_version = 6;
PRAGMA journal_mode = wal;
BEGIN TRANSACTION;
CREATE TABLE agents (
	source TEXT NOT NULL, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	site TEXT NOT NULL, 
	queues TEXT NOT NULL, 
	capacity BIGINT, 
	PRIMARY KEY (source, id)
)
 WITHOUT ROWID

;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0006');
CREATE TABLE changes (
	hour BIGINT NOT NULL, 
	mark BIGINT NOT NULL, 
	PRIMARY KEY (hour)
)
 WITHOUT ROWID

;
INSERT INTO "changes" VALUES(497222,1);
CREATE TABLE contact_texts (
	source TEXT NOT NULL, 
	id TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	name TEXT NOT NULL, 
	address TEXT NOT NULL, 
	PRIMARY KEY (source, id)
)
 WITHOUT ROWID

;
INSERT INTO "contact_texts" VALUES('rt','1','Subject 1','Jan','+48600000001');
INSERT INTO "contact_texts" VALUES('rt','2','Subject 2','Jan','+48600000002');
CREATE TABLE contacts (
	source TEXT NOT NULL, 
	id TEXT NOT NULL, 
	site TEXT NOT NULL, 
	queue TEXT NOT NULL, 
	topic TEXT NOT NULL, 
	region TEXT NOT NULL, 
	customer TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	attached_to TEXT NOT NULL, 
	link TEXT NOT NULL, 
	created BIGINT NOT NULL, 
	updated BIGINT NOT NULL, 
	queued BIGINT, 
	asked BIGINT, 
	answered BIGINT, 
	outcome_at BIGINT, 
	waiting_since BIGINT, 
	ended BIGINT, 
	resolved BIGINT, 
	closed BIGINT, 
	wait_ms BIGINT, 
	talk_ms BIGINT, 
	hold_ms BIGINT, 
	wrap_ms BIGINT, 
	callback_due BIGINT, 
	callback_done BIGINT, 
	line BIGINT NOT NULL, 
	reopened BIGINT NOT NULL, 
	rating FLOAT, 
	channel TEXT NOT NULL, 
	status TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	agents TEXT NOT NULL, 
	solutions TEXT NOT NULL, 
	escalated SMALLINT NOT NULL, 
	opened_by_agent SMALLINT NOT NULL, 
	phantom SMALLINT NOT NULL, 
	is_open SMALLINT NOT NULL, 
	touched BIGINT NOT NULL, 
	helper TEXT DEFAULT '' NOT NULL, 
	helped BIGINT, 
	accepted BIGINT, 
	agent_messages BIGINT DEFAULT 0 NOT NULL, 
	messages_read BIGINT DEFAULT 0 NOT NULL, 
	phrases BIGINT DEFAULT 0 NOT NULL, 
	points BIGINT DEFAULT 0 NOT NULL, 
	via TEXT DEFAULT '' NOT NULL, 
	writers TEXT DEFAULT '' NOT NULL, 
	repeat_solution SMALLINT DEFAULT 0 NOT NULL, life SMALLINT DEFAULT 0 NOT NULL, next_answers BIGINT DEFAULT 0 NOT NULL, next_wait_ms BIGINT DEFAULT 0 NOT NULL, 
	PRIMARY KEY (source, id)
)
 WITHOUT ROWID

;
INSERT INTO "contacts" VALUES('rt','1','','','','','c1','','','',1790000000000,1790000000000,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,'email','open','waiting','["a1"]','',0,0,0,1,1790000000000,'p1',1790000000002,1790000000003,1,1,1,5,'ivr','["a1"]',1,0,0,0);
INSERT INTO "contacts" VALUES('rt','2','','','','','c2','','','',1790000000000,1790000000000,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,'email','open','waiting','','',0,0,0,1,1790000000000,'',NULL,NULL,0,0,0,0,'','',0,0,0,0);
CREATE TABLE counters (
	name TEXT NOT NULL, 
	value BIGINT NOT NULL, 
	PRIMARY KEY (name)
)
 WITHOUT ROWID

;
INSERT INTO "counters" VALUES('batches',1);
INSERT INTO "counters" VALUES('contacts',2);
INSERT INTO "counters" VALUES('events',1);
CREATE TABLE cursors (
	source TEXT NOT NULL, 
	cursor TEXT NOT NULL, 
	filling SMALLINT DEFAULT 0 NOT NULL, 
	PRIMARY KEY (source)
)
 WITHOUT ROWID

;
INSERT INTO "cursors" VALUES('rt','42',0);
CREATE TABLE customer_facts (
	source TEXT NOT NULL, 
	customer TEXT NOT NULL, 
	fact TEXT NOT NULL, 
	word TEXT NOT NULL, 
	since BIGINT, 
	PRIMARY KEY (source, customer, fact)
)
 WITHOUT ROWID

;
INSERT INTO "customer_facts" VALUES('directory','9f3a5c1e00112233','e_billing','',1790000000000);
CREATE TABLE event_texts (
	source TEXT NOT NULL, 
	contact TEXT NOT NULL, 
	id TEXT NOT NULL, 
	author TEXT NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (source, contact, id)
)
 WITHOUT ROWID

;
INSERT INTO "event_texts" VALUES('rt','1','1','','hello');
CREATE TABLE events (
	source TEXT NOT NULL, 
	contact TEXT NOT NULL, 
	id TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	role TEXT NOT NULL, 
	author TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	public SMALLINT NOT NULL, 
	PRIMARY KEY (source, contact, id)
)
 WITHOUT ROWID

;
INSERT INTO "events" VALUES('rt','1','1',1790000000001,'message','agent','a1','',1);
CREATE TABLE gaps (
	source TEXT NOT NULL, 
	start BIGINT NOT NULL, 
	until BIGINT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (source, start)
)
 WITHOUT ROWID

;
CREATE TABLE meta (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
)
 WITHOUT ROWID

;
CREATE TABLE people (
	source TEXT NOT NULL, 
	address TEXT NOT NULL, 
	customer TEXT NOT NULL, 
	PRIMARY KEY (source, address)
)
 WITHOUT ROWID

;
INSERT INTO "people" VALUES('directory','9f3a5c1e00112233','9f3a5c1e00112233');
CREATE TABLE presences (
	source TEXT NOT NULL, 
	agent TEXT NOT NULL, 
	since BIGINT NOT NULL, 
	until BIGINT, 
	state TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (source, agent, since)
)
 WITHOUT ROWID

;
CREATE TABLE queue_samples (
	at BIGINT NOT NULL, 
	source TEXT NOT NULL, 
	queue TEXT NOT NULL, 
	channel TEXT NOT NULL, 
	waiting BIGINT NOT NULL, 
	PRIMARY KEY (at, source, queue, channel)
)
 WITHOUT ROWID

;
CREATE TABLE queues (
	source TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	title TEXT NOT NULL, 
	channel TEXT, 
	site TEXT NOT NULL, 
	PRIMARY KEY (source, "key")
)
 WITHOUT ROWID

;
CREATE TABLE rejects (
	source TEXT NOT NULL, 
	id TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	reason TEXT NOT NULL, 
	excerpt TEXT NOT NULL, 
	PRIMARY KEY (source, id)
)
 WITHOUT ROWID

;
CREATE TABLE rollups (
	grain TEXT NOT NULL, 
	start TEXT NOT NULL, 
	mark BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	rules TEXT NOT NULL, 
	cells BLOB NOT NULL, 
	PRIMARY KEY (grain, start)
);
INSERT INTO "rollups" VALUES('day','2026-09-21',1,1790000000000,'r',X'0102');
CREATE TABLE sites (
	source TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	title TEXT NOT NULL, 
	zone TEXT NOT NULL, 
	PRIMARY KEY (source, "key")
)
 WITHOUT ROWID

;
CREATE TABLE subscribers (
	source TEXT NOT NULL, 
	month TEXT NOT NULL, 
	region TEXT NOT NULL, 
	site TEXT NOT NULL, 
	number FLOAT NOT NULL, 
	PRIMARY KEY (source, month, region, site)
)
 WITHOUT ROWID

;
INSERT INTO "subscribers" VALUES('count','2026-09','','',1000.0);
CREATE TABLE totals (
	source TEXT NOT NULL, 
	id TEXT NOT NULL, 
	start BIGINT NOT NULL, 
	until BIGINT NOT NULL, 
	channel TEXT NOT NULL, 
	site TEXT NOT NULL, 
	queue TEXT NOT NULL, 
	offered FLOAT, 
	answered FLOAT, 
	abandoned FLOAT, 
	short_abandoned FLOAT, 
	"left" FLOAT, 
	timed_out FLOAT, 
	callbacks FLOAT, 
	closed_unanswered FLOAT, 
	resolved FLOAT, 
	within FLOAT, 
	threshold_s FLOAT, 
	handled FLOAT, 
	rated FLOAT, 
	wait_total_s FLOAT, 
	longest_wait_s FLOAT, 
	talk_total_s FLOAT, 
	hold_total_s FLOAT, 
	wrap_total_s FLOAT, 
	handling_total_s FLOAT, 
	rating_total FLOAT, 
	PRIMARY KEY (source, id)
)
 WITHOUT ROWID

;
INSERT INTO "totals" VALUES('daily','2026-09-21',1790000000000,1790086400000,'phone','','sales',100.0,90.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,70.5,20.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE weather (
	source TEXT NOT NULL, 
	place TEXT NOT NULL, 
	day TEXT NOT NULL, 
	rain_mm FLOAT, 
	snow_cm FLOAT, 
	temperature_c FLOAT, 
	temperature_min_c FLOAT, 
	temperature_max_c FLOAT, 
	wind_kmh FLOAT, 
	sunshine_h FLOAT, 
	PRIMARY KEY (source, place, day)
)
 WITHOUT ROWID

;
INSERT INTO "weather" VALUES('sky','','2026-09-21',1.5,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE INDEX contacts_open ON contacts (source, id) WHERE is_open = 1;
CREATE INDEX contacts_customer ON contacts (customer, created) WHERE customer != '';
CREATE INDEX contacts_touched ON contacts (touched);
CREATE INDEX presences_until ON presences (until);
CREATE INDEX totals_start ON totals (start);
CREATE INDEX contacts_life ON contacts (life, created);
CREATE INDEX people_customer ON people (source, customer);
COMMIT;
