#!/usr/bin/perl -w
# Fills a fresh Request Tracker: queues, custom fields, agents, rights, and the tickets of the last 14 days, told in
# the order in which they happened. RT's own clock is set while telling, so every stamp is RT's own. Prints secrets.
use strict;
our $now;
BEGIN {
    my $clock = sub { defined $main::now ? $main::now : CORE::time() };
    *CORE::GLOBAL::time   = sub () { $clock->() };
    *CORE::GLOBAL::gmtime = sub (;$) { CORE::gmtime(@_ ? $_[0] : $clock->()) };
}
use lib '/usr/local/share/request-tracker5/lib', '/usr/share/request-tracker5/lib';
use RT; RT::LoadConfig(); RT::Init();
use RT::AuthToken; use JSON; use MIME::Entity;

my ($wanted) = (@ARGV, 220);
my $end = CORE::time();
my $day = 86_400;
srand(20_260);
my $system = RT->SystemUser;

sub must { my ($ok, $message) = @_; die "$message\n" unless $ok; return $ok }
sub pick { return $_[ int rand @_ ] }
sub secret { open my $from, '<', '/dev/urandom' or die; read $from, my $bytes, 18; return unpack 'H*', $bytes }

my %topics = (
    Billing => ['The invoice is too high', 'Balance not updated', 'Copy of an invoice'],
    Porting => ['When is my number moved', 'Port-in is late'],
    Network => ['No signal at home', 'Roaming does not start', 'Mobile data is slow'],
    Sales   => ['Change of tariff', 'Prolong my contract'],
    Social  => ['Comment under your post', 'Direct message'],
);
my %channels = (phone => 14, email => 34, chat => 18, facebook => 9, messenger => 7, telegram => 6, whatsapp => 5,
    'web form' => 4, post => 2, 'carrier pigeon' => 1);
my @channels = map { ($_) x $channels{$_} } sort keys %channels;
my @agents = qw(alice bob carol dave erin frank);

for my $name (sort keys %topics) { must(RT::Queue->new($system)->Create(Name => $name, SLADisabled => 1)) }
for my $name ('Channel', 'Region', 'Topic', 'Call') {
    my $field = RT::CustomField->new($system);
    must($field->Create(Name => $name, TypeComposite => 'Freeform-1', Queue => 0,
        LookupType => RT::Ticket->CustomFieldLookupType));
    must($field->AddToObject(RT::Queue->new($system)));
}

sub group { my $group = RT::Group->new($system); must($group->CreateUserDefinedGroup(Name => $_[0])); return $group }
sub grant {
    my ($group, @rights) = @_;
    must($group->PrincipalObj->GrantRight(Right => $_, Object => RT->System)) for @rights;
}
my @seeing = qw(SeeQueue ShowTicket SeeCustomField);
my $agents = group('Agents');
grant($agents, @seeing, qw(ShowTicketComments CreateTicket ReplyToTicket CommentOnTicket OwnTicket TakeTicket
    StealTicket ReassignTicket ModifyTicket ModifyCustomField SeeGroup));
grant(group('Supervisors'), @seeing, qw(ShowTicketComments SeeGroup));
grant(group('Guests'), qw(SeeQueue ShowTicket));
my $leads = group('Leads'); # as supervisors, and may read who is in a group
grant($leads, @seeing, qw(ShowTicketComments SeeGroup AdminGroupMembership));
my $everyone = RT::Group->new($system);
$everyone->LoadSystemInternalGroup('Everyone');
grant($everyone, qw(CreateTicket ReplyToTicket)); # customers write by mail

my %secrets;
sub staff {
    my ($name, $group) = @_;
    my $user = RT::User->new($system);
    my $password = secret();
    must($user->Create(Name => $name, RealName => ucfirst $name, EmailAddress => "$name\@desk.test",
        Privileged => 1, Password => $password));
    if ($group) {
        my $loaded = RT::Group->new($system);
        $loaded->LoadUserDefinedGroup($group);
        must($loaded->AddMember($user->PrincipalId));
    }
    $secrets{$name} = { password => $password, token => token($user) };
}
sub token {
    my ($id, $message, $token) = RT::AuthToken->new($system)->Create(Owner => $_[0]->Id, Description => 'desk');
    return must($id, $message) && $token;
}
staff($_, 'Agents') for @agents;
staff('supervisor', 'Supervisors');
staff('lead',       'Leads');
staff('guest',      'Guests');
staff('importer');    # writes tickets for customers, answers nobody
my $importer = RT::User->new($system);
$importer->Load('importer');
must($importer->PrincipalObj->GrantRight(Right => $_, Object => RT->System))
    for qw(SeeQueue CreateTicket ShowTicket ModifyTicket ModifyCustomField SeeCustomField);
{ my $root = RT::User->new($system); $root->Load('root'); $secrets{root} = { token => token($root) } }

my %known;
sub as {
    my ($name) = @_;
    return $known{$name} ||= do {
        my $user = RT::CurrentUser->new;
        $name =~ /@/ ? $user->LoadByEmail($name) : $user->Load($name);
        die "no user $name" unless $user->Id;
        $user;
    };
}

sub scrips {    # switched off while telling, because writing mail takes most of the time
    my ($off) = @_;
    my $scrips = RT::Scrips->new($system);
    $scrips->{find_disabled_rows} = 1;
    $scrips->UnLimit;
    while (my $scrip = $scrips->Next) { $scrip->SetDisabled($off) if ($scrip->Description // '') =~ /Notify/ }
}

my (@story, @id);    # what happens when; ticket ids by their number in the story
sub at { my ($when, $what) = @_; push @story, [$when, scalar @story, $what] if $when < $end - 5 }
sub ticket {
    my ($number, $who) = @_;
    my $ticket = RT::Ticket->new($who eq 'root' ? $system : as($who));
    $ticket->Load($id[$number]);
    return $ticket;
}
sub text { return MIME::Entity->build(Type => 'text/plain', Charset => 'UTF-8', Data => [$_[0]]) }
sub page { return MIME::Entity->build(Type => 'text/html', Charset => 'UTF-8', Data => [$_[0]]) }
sub reply { my ($n, $who, $words, $minutes) = @_; must(ticket($n, $who)->Correspond(MIMEObj => text($words), TimeTaken => $minutes || 0)) }
sub note { my ($n, $who) = @_; must(ticket($n, $who)->Comment(MIMEObj => text('Asked the second line.'), TimeTaken => 2)) }
sub status { my ($n, $who, $new) = @_; must(ticket($n, $who)->SetStatus($new)) }
sub owner { my ($n, $new) = @_; my $t = ticket($n, 'root'); $t->OwnerObj->Name eq $new or must($t->SetOwner($new, 'Force')) }
sub wait_of { my ($typical) = @_; return int($typical * exp(1.6 * (rand() + rand() + rand() - 1.5))) + 1 }

sub opened {
    my ($number, $when, $customer, $by) = @_;
    my $queue = pick(sort keys %topics);
    my ($channel, $subject, $region) = (pick(@channels), pick(@{ $topics{$queue} }), pick(qw(North South Centre)));
    my %fields = map { ($_->[0] => $_->[1]) } (['Channel', $channel], ['Region', $region], ['Topic', lc $queue]);
    $fields{Call} = "170000$number.1" if $channel eq 'phone';
    at($when, sub {
        my $field = RT::CustomField->new($system);
        my %given;
        for (sort keys %fields) { $field->LoadByName(Name => $_, LookupType => RT::Ticket->CustomFieldLookupType); $given{ 'CustomField-' . $field->Id } = $fields{$_} }
        my $writer = $by eq 'customer' ? do { RT::User->new($system)->LoadOrCreateByEmail($customer); as($customer) } : as($by);
        my ($new, undef, $message) = RT::Ticket->new($writer)->Create(Queue => $queue, Subject => "$subject ($number)",
            Requestor => $customer, MIMEObj => $number % 17 ? text("Hello,\nplease help me.\n") : page('<p>Hello,<br>please <b>help</b> me.</p>'));
        $id[$number] = must($new, $message);
        my $made = ticket($number, 'root');
        $made->AddCustomFieldValue(Field => $_, Value => $fields{$_}, RecordTransaction => 0) for sort keys %fields;
    });
}

sub story {
    my ($n, $kind, $when) = @_;
    my $customer = sprintf 'customer%02d@example.net', int rand 70;
    my ($agent, $other) = (pick(@agents), pick(@agents));
    opened($n, $when, $customer, $kind eq 'by_agent' ? $agent : $n % 5 ? 'customer' : 'importer');
    my $t = $when + wait_of(900);
    if ($kind eq 'by_agent') {
        at($t += wait_of(3000), sub { reply($n, $customer, 'Yes, please do.') });
        at($t += wait_of(1200), sub { reply($n, $agent, 'Done.', 3) }) if $n % 2;
        return;
    }
    if ($kind eq 'waiting') { at($t, sub { reply($n, $customer, 'Are you there?') }) if $n % 3 == 0; return }
    if ($kind eq 'rejected') { return at($t, sub { status($n, 'root', 'rejected') }) }
    if ($kind eq 'deleted') { return at($t, sub { status($n, 'root', 'deleted') }) }
    at($t, sub { owner($n, $agent) });
    return if $kind eq 'taken';
    at($t += 20, sub { note($n, $agent) }) if $n % 4 == 0;
    at($t += 30, sub { reply($n, $customer, 'One more thing.') }) if $n % 7 == 0;
    at($t += wait_of(400), sub { reply($n, $agent, 'We are looking at it.', 1 + int rand 6) });
    at($t += 60, sub { owner($n, $other) }) if $n % 5 == 0;
    at($t += 90, sub { must(ticket($n, 'root')->SetQueue('Network')) if ticket($n, 'root')->QueueObj->Name ne 'Network' }) if $n % 11 == 0;
    return if $kind eq 'answered';
    return at($t + 60, sub { status($n, $agent, 'stalled') }) if $kind eq 'stalled';
    at($t += wait_of(2400), sub { reply($n, $customer, 'Thank you, and one question.') }) if $kind eq 'back' || $n % 6 == 0;
    return if $kind eq 'back';
    at($t += wait_of(1800), sub { reply($n, $other, 'That is settled now.', 2) }) if $n % 6 == 0;
    at($t += wait_of(3600), sub { status($n, $agent, 'resolved') });
    return if $kind ne 'reopened';
    at($t += wait_of(7200), $n % 2 ? sub { reply($n, $customer, 'It is broken again.') } : sub { status($n, 'root', 'open') });
    return if $n % 3 == 0;
    at($t += wait_of(1800), sub { reply($n, $other, 'Mended again.', 4) });
    at($t += wait_of(3600), sub { status($n, $other, 'resolved') });
}

my %kinds = (solved => 42, reopened => 14, answered => 12, back => 8, taken => 5, waiting => 7, stalled => 4, rejected => 4, by_agent => 6);
my @kinds = map { ($_) x $kinds{$_} } sort keys %kinds;
for my $n (1 .. $wanted) {
    my ($kind, $age) =
          $n <= 4  ? ('deleted', 2 * $day + 600 * $n)
        : $n <= 12 ? ('merging', $day + 600 * $n)
        : $n <= 20 ? ('waiting', 300 * ($n - 12))
        : $n <= 22 ? ($n == 21 ? 'waiting' : 'solved', 40 * $day)    # one still open, one long done
        :            (pick(@kinds), 1_200 + rand(14 * $day - 10_000));
    story($n, $kind eq 'merging' ? 'answered' : $kind, int($end - $age));
}
for my $n (5, 7, 9, 11) {    # the second of each pair becomes part of the first
    my $into = $n;
    at($end - $day + 12_000 + 60 * $n, sub { must(ticket($into + 1, 'root')->MergeInto($id[$into])) });
}
scrips(1);
for my $step (sort { $a->[0] <=> $b->[0] || $a->[1] <=> $b->[1] } @story) {
    ($now) = @$step;
    $step->[2]->();
}
undef $now;
scrips(0);
print JSON->new->canonical->pretty->encode({ users => \%secrets, tickets => scalar grep { defined } @id });
