-- A workspace as revision 1 of the store wrote it. Never edited: the upgrade test opens it.
PRAGMA application_id=1885501489;
PRAGMA user_version=1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE object (
        key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, site BLOB NOT NULL, kind INTEGER NOT NULL, version INTEGER NOT NULL,
        baseRevision INTEGER NOT NULL, remoteRevision INTEGER NOT NULL,
        base TEXT, baseSecret BLOB, local TEXT, localSecret BLOB, remote TEXT, remoteSecret BLOB);
INSERT INTO object VALUES(0,X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',0,2,1,0,'{"id":"6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01","customer":"Pinetree Pty Ltd","name":"Pinetree","domain":"pinetree.mycloudpbx.com.au","sipServer":{"host":"pinetree.mycloudpbx.com.au","port":5060},"pickupCode":"**","voicemailNumber":"777"}',X'','{"id":"6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01","customer":"Pinetree Pty Ltd","name":"Pinetree","domain":"pinetree.mycloudpbx.com.au","sipServer":{"host":"pinetree.mycloudpbx.com.au","port":5060},"pickupCode":"**","voicemailNumber":"777"}',X'',NULL,NULL);
INSERT INTO object VALUES(1099511627776,X'0b8c7f6a1f0e4a608f8e111111111101',X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',1,2,1,0,'{"id":"0b8c7f6a-1f0e-4a60-8f8e-111111111101","name":"Pinetree Head Office","areaCode":"07","timeZone":"Australia/Brisbane","outboundNumber":"0734950186"}',X'','{"id":"0b8c7f6a-1f0e-4a60-8f8e-111111111101","name":"Pinetree Head Office","areaCode":"07","timeZone":"Australia/Brisbane","outboundNumber":"0734950186"}',X'',NULL,NULL);
INSERT INTO object VALUES(3298534883328,X'a1a1a1a1000040008000000000000101',X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',3,2,1,0,'{"id":"a1a1a1a1-0000-4000-8000-000000000101","number":"101","name":"Jerry","ringTime":40,"office":"0b8c7f6a-1f0e-4a60-8f8e-111111111101","outboundNumber":null,"hideCallerId":false,"pickupGroup":null,"behindFirewall":true,"autoProvision":{"enabled":true,"callsPerLineKey":2,"make":"Yealink","model":"T54W","mac":"80:5E:C0:12:AB:01","expansionModules":{"type":"EXP50","count":1},"network":{"mode":"dhcp"},"callWaitingTone":true,"startingPort":5060,"codec":"G711a","transport":"TCP","keys":[{"slot":"1","type":"main"},{"slot":"2","type":"line"},{"slot":"3","type":"unused"},{"slot":"4","type":"monitor","extension":"102","label":"Kramer"},{"slot":"5","type":"speedDial","number":"131888","label":"Pizza"},{"slot":"6","type":"dayNight","condition":"3c9d5a11-2f44-4f0d-9c55-222222222201","label":"Office Hours"},{"slot":"m1.1","type":"monitor","extension":"103","label":"Elaine"}],"overrides":{"phone_setting.backlight_time":"0"}}}',X'017365616c65642d313031','{"id":"a1a1a1a1-0000-4000-8000-000000000101","number":"101","name":"Jerry","ringTime":40,"office":"0b8c7f6a-1f0e-4a60-8f8e-111111111101","outboundNumber":null,"hideCallerId":false,"pickupGroup":null,"behindFirewall":true,"autoProvision":{"enabled":true,"callsPerLineKey":2,"make":"Yealink","model":"T54W","mac":"80:5E:C0:12:AB:01","expansionModules":{"type":"EXP50","count":1},"network":{"mode":"dhcp"},"callWaitingTone":true,"startingPort":5060,"codec":"G711a","transport":"TCP","keys":[{"slot":"1","type":"main"},{"slot":"2","type":"line"},{"slot":"3","type":"unused"},{"slot":"4","type":"monitor","extension":"102","label":"Kramer"},{"slot":"5","type":"speedDial","number":"131888","label":"Pizza"},{"slot":"6","type":"dayNight","condition":"3c9d5a11-2f44-4f0d-9c55-222222222201","label":"Office Hours"},{"slot":"m1.1","type":"monitor","extension":"103","label":"Elaine"}],"overrides":{"phone_setting.backlight_time":"0"}}}',X'017365616c65642d313031',NULL,NULL);
INSERT INTO object VALUES(3298534883329,X'a1a1a1a1000040008000000000000102',X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',3,2,1,0,NULL,NULL,'{"id":"a1a1a1a1-0000-4000-8000-000000000102","number":"102","name":"Kramer","ringTime":20,"office":"0b8c7f6a-1f0e-4a60-8f8e-111111111101","outboundNumber":"0734950187","hideCallerId":true,"pickupGroup":"1","behindFirewall":true,"autoProvision":{"enabled":true,"callsPerLineKey":4,"make":"Poly","model":"VVX 410","mac":"64:16:7F:00:00:02","expansionModules":null,"network":{"mode":"static","address":"192.168.1.52","prefix":24,"gateway":"192.168.1.1","dns":["192.168.1.1","203.0.113.53"]},"callWaitingTone":false,"startingPort":5070,"codec":"G729a","transport":"UDP","keys":[{"slot":"1","type":"main"},{"slot":"2","type":"monitor","extension":"101","label":"Jerry"},{"slot":"4","type":"dayNight","condition":"3c9d5a11-2f44-4f0d-9c55-222222222201","label":"Night mode"}],"overrides":{}}}',X'017365616c65642d313032',NULL,NULL);
CREATE TABLE edit (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, author TEXT NOT NULL, at INTEGER NOT NULL, undone INTEGER NOT NULL,
        steps INTEGER NOT NULL);
INSERT INTO edit VALUES(1,'Change name of 101 Jerry','me',1700000000000,0,1);
CREATE TABLE edit_step (
        edit INTEGER NOT NULL REFERENCES edit (sequence) ON DELETE CASCADE, position INTEGER NOT NULL,
        object BLOB NOT NULL, site BLOB NOT NULL, kind INTEGER NOT NULL,
        before TEXT, beforeSecret BLOB, after TEXT, afterSecret BLOB, PRIMARY KEY (edit, position));
INSERT INTO edit_step VALUES(1,0,X'a1a1a1a1000040008000000000000101',X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',3,NULL,NULL,'{"id":"a1a1a1a1-0000-4000-8000-000000000101","number":"101","name":"Jerry","ringTime":40,"office":"0b8c7f6a-1f0e-4a60-8f8e-111111111101","outboundNumber":null,"hideCallerId":false,"pickupGroup":null,"behindFirewall":true,"autoProvision":{"enabled":true,"callsPerLineKey":2,"make":"Yealink","model":"T54W","mac":"80:5E:C0:12:AB:01","expansionModules":{"type":"EXP50","count":1},"network":{"mode":"dhcp"},"callWaitingTone":true,"startingPort":5060,"codec":"G711a","transport":"TCP","keys":[{"slot":"1","type":"main"},{"slot":"2","type":"line"},{"slot":"3","type":"unused"},{"slot":"4","type":"monitor","extension":"102","label":"Kramer"},{"slot":"5","type":"speedDial","number":"131888","label":"Pizza"},{"slot":"6","type":"dayNight","condition":"3c9d5a11-2f44-4f0d-9c55-222222222201","label":"Office Hours"},{"slot":"m1.1","type":"monitor","extension":"103","label":"Elaine"}],"overrides":{"phone_setting.backlight_time":"0"}}}',X'017365616c65642d313031');
CREATE TABLE phone (
        site BLOB NOT NULL, mac INTEGER NOT NULL, enrolUntil INTEGER NOT NULL, enrolSource TEXT NOT NULL, secretFirstUsed INTEGER NOT NULL,
        userAgent TEXT NOT NULL, lastRefusal TEXT NOT NULL, secret BLOB NOT NULL, previousSecret BLOB NOT NULL, adminPassword BLOB NOT NULL,
        PRIMARY KEY (site, mac)) WITHOUT ROWID;
INSERT INTO phone VALUES(X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',141144437730049,0,'',1700000000000,'Yealink SIP-T54W 96.86.0.45','',X'01736563726574',X'',X'0161646d696e');
CREATE TABLE published_site (
        site BLOB PRIMARY KEY, revision INTEGER NOT NULL, addressAndMacOnly INTEGER NOT NULL, name TEXT NOT NULL, token BLOB NOT NULL,
        rules TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO published_site VALUES(X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',3,0,'Pinetree',X'01746f6b656e','[]');
CREATE TABLE published_file (
        site BLOB NOT NULL, mac INTEGER NOT NULL, name TEXT NOT NULL, required INTEGER NOT NULL, etag TEXT NOT NULL, mime TEXT NOT NULL,
        secrets TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (site, mac, name));
INSERT INTO published_file VALUES(X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',141144437730049,'805ec012ab01.cfg',1,'abababababababababababababababababababababababababababababababab','text/plain','',X'016279746573');
CREATE TABLE delivery (
        site BLOB NOT NULL, mac INTEGER NOT NULL, name TEXT NOT NULL, etag TEXT NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY (site, mac, name)) WITHOUT ROWID;
INSERT INTO delivery VALUES(X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',141144437730049,'805ec012ab01.cfg','abababababababababababababababababababababababababababababababab',1700000000000);
CREATE TABLE download (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, site BLOB, extension BLOB, result INTEGER NOT NULL, bytes INTEGER NOT NULL,
        mac TEXT NOT NULL, file TEXT NOT NULL, address TEXT NOT NULL, userAgent TEXT NOT NULL, reason TEXT NOT NULL, words TEXT NOT NULL);
INSERT INTO download VALUES(1,1700000000000,X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',X'a1a1a1a1000040008000000000000101',0,1234,'80:5E:C0:12:AB:01','805ec012ab01.cfg','203.22.70.2','Yealink','Home Office',' 805ec012ab01 12ab01 ab01 805ec012ab01 cfg 203 22 70 2');
CREATE TABLE attempt (
        key TEXT PRIMARY KEY, site BLOB NOT NULL, at INTEGER NOT NULL, hash TEXT NOT NULL, answer TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO attempt VALUES('key-1',X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',1700000000000,'hash','{"revision":3}');
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO setting VALUES('target.thisComputer.baseUrl','http://192.168.1.5:8080');
CREATE TABLE draft (object BLOB PRIMARY KEY, site BLOB NOT NULL, json TEXT NOT NULL);
INSERT INTO draft VALUES(X'a1a1a1a1000040008000000000000102',X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01','{"name":"Kram"}');
CREATE TABLE listing (
        key INTEGER PRIMARY KEY, id BLOB NOT NULL, site BLOB NOT NULL, kind INTEGER NOT NULL, sort TEXT NOT NULL, pending INTEGER NOT NULL,
        deleted INTEGER NOT NULL, provisioned INTEGER NOT NULL, mac INTEGER, office BLOB, number TEXT, name TEXT NOT NULL, customer TEXT,
        domain TEXT, called TEXT, make TEXT, model TEXT, detail TEXT);
INSERT INTO listing VALUES(0,X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',0,'pinetree pty ltdpinetree6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01',0,0,0,NULL,NULL,NULL,'Pinetree','Pinetree Pty Ltd','pinetree.mycloudpbx.com.au','pinetree',NULL,NULL,'pinetree.mycloudpbx.com.au');
INSERT INTO listing VALUES(1099511627776,X'0b8c7f6a1f0e4a608f8e111111111101',X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',1,'pinetree head office0b8c7f6a-1f0e-4a60-8f8e-111111111101',0,0,0,NULL,NULL,NULL,'Pinetree Head Office',NULL,NULL,NULL,NULL,NULL,'Australia/Brisbane');
INSERT INTO listing VALUES(3298534883328,X'a1a1a1a1000040008000000000000101',X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',3,'3101a1a1a1a1-0000-4000-8000-000000000101',0,0,1,141144437730049,X'0b8c7f6a1f0e4a608f8e111111111101','101','Jerry',NULL,NULL,NULL,'Yealink','T54W','Yealink T54W');
INSERT INTO listing VALUES(3298534883329,X'a1a1a1a1000040008000000000000102',X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',3,'3102a1a1a1a1-0000-4000-8000-000000000102',1,0,1,110047782764546,X'0b8c7f6a1f0e4a608f8e111111111101','102','Kramer',NULL,NULL,NULL,'Poly','VVX 410','Poly VVX 410');
CREATE TABLE tally (site BLOB PRIMARY KEY, extensions INTEGER NOT NULL, pending INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO tally VALUES(X'6f1d7d2e8a554b8e9a0e6a1f3c0b7d01',2,1);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('edit',1);
INSERT INTO sqlite_sequence VALUES('download',1);
CREATE INDEX download_site ON download (site, sequence);
CREATE INDEX download_result ON download (result, sequence);
CREATE INDEX draft_site ON draft (site);
CREATE INDEX listing_order ON listing (site, kind, sort);
CREATE INDEX listing_pending ON listing (site, kind, sort) WHERE pending = 1;
CREATE INDEX listing_sites ON listing (sort) WHERE kind = 0;
CREATE INDEX listing_called ON listing (called) WHERE kind = 0;
CREATE INDEX listing_domain ON listing (domain) WHERE kind = 0;
CREATE INDEX listing_mac ON listing (mac) WHERE mac IS NOT NULL;
CREATE TRIGGER tally_insert AFTER INSERT ON listing BEGIN
        INSERT INTO tally VALUES (new.site, new.kind = 3 AND new.deleted = 0, new.pending)
        ON CONFLICT (site) DO UPDATE SET extensions = extensions + excluded.extensions, pending = pending + excluded.pending;
    END;
CREATE TRIGGER tally_delete AFTER DELETE ON listing BEGIN
        UPDATE tally SET extensions = extensions - (old.kind = 3 AND old.deleted = 0), pending = pending - old.pending WHERE site = old.site;
    END;
CREATE TRIGGER tally_update AFTER UPDATE ON listing WHEN old.deleted <> new.deleted OR old.pending <> new.pending BEGIN
        UPDATE tally SET extensions = extensions + (new.kind = 3 AND new.deleted = 0) - (old.kind = 3 AND old.deleted = 0),
            pending = pending + new.pending - old.pending WHERE site = new.site;
    END;
COMMIT;
